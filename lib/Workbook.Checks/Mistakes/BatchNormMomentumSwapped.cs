namespace Workbook.Checks.Mistakes;

/// <summary>The momentum weighs the new value instead of the old one.</summary>
internal static class BatchNormMomentumSwapped
{
    public static Mistake Mistake { get; } = new("bn-momentum-swapped", "momentum weighs the new value")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "The running averages give the batch's statistics the weight state.Momentum and keep only the rest of the old values.",
        Formula = "running ← m · running + (1 − m) · batch",
        Question = "With m = 0.9 and many batches, should one batch move the running averages a little or almost all the way?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 1 - state.Momentum) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => Apart(state, mean, variance, 1 - state.Momentum, state.Momentum) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => Apart(state, mean, variance, state.Momentum, 1 - state.Momentum) }),
        ],
    };

    // One of the two averages right, the other not.
    private static void Apart(BatchNormState state, Vector<double> mean, Vector<double> variance, double oldMean, double oldVariance)
    {
        state.RunningMean = (oldMean * state.RunningMean) + ((1 - oldMean) * mean);
        state.RunningVariance = (oldVariance * state.RunningVariance) + ((1 - oldVariance) * variance);
    }
}
