namespace Workbook.Checks.Mistakes;

/// <summary>MathNet's own variance, which is the corrected one.</summary>
internal static class MathNetVariance
{
    public static Mistake Mistake { get; } = new("cs-mathnet-variance", "MathNet's own Variance")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The variance is what MathNet's Variance() and StandardDeviation() give: they divide by N − 1, as one does with a sample; for a single row that is NaN.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²",
        Question = "What do MathNet's Variance and PopulationVariance divide by? Which of the two is meant in the formula?",
        Variants = [Variant.BatchNorm(norm => norm with { Statistics = BatchNormVarianceUnbiased.Corrected(norm.Statistics) })],
    };
}
