namespace Workbook.Checks.Mistakes;

/// <summary>The variance of a row is divided by D − 1.</summary>
internal static class LayerNormVarianceUnbiased
{
    public static Mistake Mistake { get; } = new("ln-var-unbiased", "variance / (D − 1)")
    {
        Tasks = ["1.9"],
        Sentence = "The variance of a row is divided by D − 1 instead of D; MathNet's own Variance does that.",
        Formula = "σ²[i] = 1/D · Σⱼ (x[i,j] − μ[i])²",
        Question = "Is something estimated here from a sample, or are these D numbers simply described?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Statistics = x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1) * x.ColumnCount / Math.Max(1, x.ColumnCount - 1)) }),
            Variant.LayerNorm(norm => norm with { Statistics = x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1) * x.ColumnCount / (x.ColumnCount - 1)) }),
        ],
    };
}
