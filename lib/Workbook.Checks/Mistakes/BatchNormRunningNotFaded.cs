namespace Workbook.Checks.Mistakes;

/// <summary>The new share is added to the old averages as they are.</summary>
internal static class BatchNormRunningNotFaded
{
    public static Mistake Mistake { get; } = new("bn-running-not-faded", "the old averages are not scaled down")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "The share of the batch is added to the old running averages, which are not multiplied by the momentum.",
        Formula = "running ← m · running + (1 − m) · batch",
        Question = "If every batch had the mean 5, where should the running mean settle, and where does it go in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                Update = (state, mean, variance, _) =>
                {
                    state.RunningMean += (1 - state.Momentum) * mean;
                    state.RunningVariance += (1 - state.Momentum) * variance;
                },
            }),
        ],
    };
}
