namespace Workbook.Checks.Mistakes;

/// <summary>The running variance gathers standard deviations.</summary>
internal static class BatchNormRunningStd
{
    public static Mistake Mistake { get; } = new("bn-running-std", "running standard deviation instead of variance")
    {
        Tasks = ["1.3", "1.7"],
        Sentence = "state.RunningVariance gathers standard deviations, not variances.",
        Formula = "running variance ← m · running variance + (1 − m) · σ²",
        Question = "What does test mode take the root of, and has it been taken already?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance.PointwiseSqrt(), n) }),
            Variant.BatchNorm(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, (variance + 1e-5).PointwiseSqrt(), n) }),
            Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, n) => norm.Update(state, mean, (variance + state.Epsilon).PointwiseSqrt(), n) }),
        ],
    };
}
