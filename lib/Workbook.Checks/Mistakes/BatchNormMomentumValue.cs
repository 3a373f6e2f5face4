namespace Workbook.Checks.Mistakes;

/// <summary>The momentum is hard-coded.</summary>
internal static class BatchNormMomentumValue
{
    public static Mistake Mistake { get; } = new("bn-momentum-value", "a number of its own instead of state.Momentum")
    {
        Tasks = ["1.3"],
        Sentence = "The running averages are mixed with a number that is written into the code, and state.Momentum is not used.",
        Formula = "running ← m · running + (1 − m) · batch, with m = state.Momentum",
        Question = "Which line of this code changes what it computes when the state's momentum is 0.75?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 0.9) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 0.1) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 0.99) }),
        ],
    };
}
