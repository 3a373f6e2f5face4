namespace Workbook.Checks.Mistakes;

/// <summary>The pair of mean and variance is in the wrong order.</summary>
internal static class BatchNormMeanVarianceSwapped
{
    public static Mistake Mistake { get; } = new("bn-mean-variance-swapped", "mean and variance in each other's place")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "Mean and variance stand in each other's place.",
        Formula = "(Mean, Variance) = (μ, σ²)",
        Question = "In which order are the two returned, and in which order does the caller take them?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                Statistics = x =>
                {
                    var (mean, variance) = norm.Statistics(x);
                    return (variance, mean);
                },
            }),
        ],
    };
}
