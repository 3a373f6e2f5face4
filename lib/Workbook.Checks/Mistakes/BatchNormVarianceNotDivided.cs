namespace Workbook.Checks.Mistakes;

/// <summary>The variance is a sum.</summary>
internal static class BatchNormVarianceNotDivided
{
    public static Mistake Mistake { get; } = new("bn-var-not-divided", "the squares are added up, not averaged")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The variance is the sum of the squared differences; it is not divided by the number of rows.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²",
        Question = "If every row of the batch stood in it twice, should the variance change?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                Statistics = x =>
                {
                    var (mean, variance) = norm.Statistics(x);
                    return (mean, variance * x.RowCount);
                },
            }),
        ],
    };
}
