namespace Workbook.Checks.Mistakes;

/// <summary>Normalize computes statistics instead of using the given ones.</summary>
internal static class BatchNormOwnStatistics
{
    public static Mistake Mistake { get; } = new("bn-normalize-own-stats", "statistics of its own instead of the given ones")
    {
        Tasks = ["1.2"],
        Sentence = "The mean or the variance is computed from x anew; the ones that were passed in are not used.",
        Formula = "Normalize(x, μ, σ², ε): μ and σ² come from outside",
        FormulaIsRule = true,
        Question = "At test time the statistics will not be those of x. Which lines of this code would notice?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { AroundNormalize = normalize => (x, _, _, epsilon) => normalize(x, norm.Statistics(x).Mean, norm.Statistics(x).Variance, epsilon) }),
            Variant.BatchNorm(norm => norm with { AroundNormalize = normalize => (x, _, variance, epsilon) => normalize(x, norm.Statistics(x).Mean, variance, epsilon) }),
            Variant.BatchNorm(norm => norm with { AroundNormalize = normalize => (x, mean, _, epsilon) => normalize(x, mean, norm.Statistics(x).Variance, epsilon) }),
        ],
    };
}
