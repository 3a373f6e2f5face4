namespace Workbook.Checks.Mistakes;

/// <summary>The running averages are not updated.</summary>
internal static class BatchNormRunningNeverUpdated
{
    public static Mistake Mistake { get; } = new("bn-running-never-updated", "running averages not stored back")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "After a training pass state.RunningMean or state.RunningVariance is still what it was before: nothing new is stored there.",
        Formula = "running ← m · running + (1 − m) · batch",
        Question = "After one training pass, what should state.RunningMean hold? Which line of this code puts it there?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Update = (_, _, _, _) => { } }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, n) => KeepMean(norm, state, mean, variance, n) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, n) => KeepVariance(norm, state, mean, variance, n) }),
        ],
    };

    private static void KeepMean(BatchNormRecipe norm, BatchNormState state, Vector<double> mean, Vector<double> variance, int n)
    {
        var old = state.RunningMean;
        norm.Update(state, mean, variance, n);
        state.RunningMean = old;
    }

    private static void KeepVariance(BatchNormRecipe norm, BatchNormState state, Vector<double> mean, Vector<double> variance, int n)
    {
        var old = state.RunningVariance;
        norm.Update(state, mean, variance, n);
        state.RunningVariance = old;
    }
}
