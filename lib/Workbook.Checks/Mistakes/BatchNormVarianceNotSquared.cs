namespace Workbook.Checks.Mistakes;

/// <summary>The differences from the mean are not squared.</summary>
internal static class BatchNormVarianceNotSquared
{
    public static Mistake Mistake { get; } = new("bn-var-not-squared", "differences averaged without the squares")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The differences from the mean are averaged as they are, or as absolute values; they are not squared.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²",
        Question = "What do the differences from a mean always add up to? What does squaring change about that?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Statistics = x => Averaged(norm, x, difference => difference) }),
            Variant.BatchNorm(norm => norm with { Statistics = x => Averaged(norm, x, Math.Abs) }),
        ],
    };

    private static (Vector<double> Mean, Vector<double> Variance) Averaged(BatchNormRecipe norm, Matrix<double> x, Func<double, double> term)
    {
        var mean = norm.Statistics(x).Mean;
        return (mean, norm.Subtract(x, mean).Map(term, Zeros.Include).Mean(axis: 0));
    }
}
