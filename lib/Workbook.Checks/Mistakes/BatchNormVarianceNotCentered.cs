namespace Workbook.Checks.Mistakes;

/// <summary>The mean is not subtracted before squaring.</summary>
internal static class BatchNormVarianceNotCentered
{
    public static Mistake Mistake { get; } = new("bn-var-not-centered", "the mean of the squares of x itself")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The variance is the mean of x²: the mean is not taken away from x before squaring.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²",
        Question = "What is the spread of a column of equal numbers, and what does this code make of it?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                Statistics = x =>
                {
                    var (mean, variance) = norm.Statistics(x);
                    return (mean, variance + mean.PointwiseMultiply(mean));
                },
            }),
        ],
    };
}
