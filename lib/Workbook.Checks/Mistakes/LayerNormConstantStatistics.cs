namespace Workbook.Checks.Mistakes;

/// <summary>dx has the direct way only.</summary>
internal static class LayerNormConstantStatistics
{
    public static Mistake Mistake { get; } = new("ln-bwd-constant-stats", "mean and variance treated as constants")
    {
        Tasks = ["1.10"],
        Sentence = "dx is γ·dout divided by the root: mean and variance are treated as constants.",
        Formula = "x reaches the loss directly, through μ and through σ²: dx adds up the three",
        Question = "When one value of a row changes, does the mean of the row stay what it was?",
        Variants = [
            Variant.LayerNorm(norm => norm with { MeanPath = dxHat => 0 * dxHat.Mean(axis: 1), VariancePath = products => 0 * products.Mean(axis: 1) }),
        ],
    };
}
