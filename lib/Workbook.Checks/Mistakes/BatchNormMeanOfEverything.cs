namespace Workbook.Checks.Mistakes;

/// <summary>One mean for all columns together.</summary>
internal static class BatchNormMeanOfEverything
{
    public static Mistake Mistake { get; } = new("bn-mean-of-everything", "one mean for the whole matrix")
    {
        Tasks = ["0.1", "1.1", "1.3", "1.7", "1.8"],
        Sentence = "One mean is taken over the whole matrix, and every column gets the same one.",
        Formula = "μⱼ = 1/N · Σᵢ xᵢⱼ, one for each column j",
        Question = "How many means does a matrix with D columns have here? What shape does the mean in this code have?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), norm.Statistics(x).Variance) }),
            Variant.BatchNorm(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), (x - x.Mean()).PointwisePower(2).Mean(axis: 0)) }),
            Variant.BatchNorm(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), Everywhere(x, (x - x.Mean()).PointwisePower(2).Mean())) }),
        ],
    };

    private static Vector<double> Everywhere(Matrix<double> x, double value) => Vector<double>.Build.Dense(x.ColumnCount, value);
}
