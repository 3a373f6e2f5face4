namespace Workbook;

/// <summary>The momentum weighs the new value instead of the old one.</summary>
internal static class BatchNormMomentumSwapped
{
    public static Mistake Mistake { get; } = new("bn-momentum-swapped", "momentum weighs the new value")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "The running averages give the batch's statistics the weight state.Momentum and keep only the rest of the old values.",
        Formula = "running ← m · running + (1 − m) · batch",
        Question = "With m = 0.9 and many batches, should one batch move the running averages a little or almost all the way?",
        Variants = [recipe => recipe.WithBatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 1 - state.Momentum) })],
    };
}
