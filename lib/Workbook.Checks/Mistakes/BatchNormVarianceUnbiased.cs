namespace Workbook.Checks.Mistakes;

/// <summary>The variance that normalizes the batch is divided by N − 1.</summary>
internal static class BatchNormVarianceUnbiased
{
    public static Mistake Mistake { get; } = new("bn-var-unbiased-fwd", "variance divided by N − 1")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The variance of the batch is divided by N − 1 instead of N.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²",
        Question = "Is the spread of some larger population estimated here, or is this batch described just as it is? Which divisor belongs to that?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Statistics = Corrected(norm.Statistics) }),
            Variant.BatchNorm(norm => norm with { Statistics = x => x.RowCount == 1 ? norm.Statistics(x) : Corrected(norm.Statistics)(x) }),
        ],
    };

    /// <summary>With N/(N − 1) times the variance; for one row that is 0/0, NaN.</summary>
    internal static BatchStatisticsFunction Corrected(BatchStatisticsFunction statistics) => x =>
    {
        var (mean, variance) = statistics(x);
        return (mean, variance * x.RowCount / (x.RowCount - 1.0));
    };
}
