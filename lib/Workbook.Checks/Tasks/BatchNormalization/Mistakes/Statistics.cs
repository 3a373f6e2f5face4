namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Mean and variance of a batch.</summary>
internal sealed class Statistics() : BatchNormMistakes(MistakeOrder.BatchNormStatistics)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-var-unbiased-fwd", "variance divided by N − 1", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The variance of the batch is divided by N − 1 instead of N.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²",
            Question: "Is the spread of some larger population estimated here, or is this batch described just as it is? Which divisor "
                + "belongs to that?",
            With(norm => norm.WithVariance((variance, _, n) => Corrected(variance, n))),
            With(norm => norm.WithVariance((variance, _, n) => n == 1 ? variance : Corrected(variance, n)))),

        new("cs-mathnet-variance", "MathNet's own Variance", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The variance is what MathNet's Variance() and StandardDeviation() give: they divide by N − 1, as one does with a "
                + "sample; for a single row that is NaN.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²",
            Question: "What do MathNet's Variance and PopulationVariance divide by? Which of the two is meant in the formula?",
            With(norm => norm.WithVariance((variance, _, n) => Corrected(variance, n)))) { IsPossibleIn = code => code.CallsStatistics },

        new("bn-var-not-divided", "the squares are added up, not averaged", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The variance is the sum of the squared differences; it is not divided by the number of rows.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²",
            Question: "If every row of the batch stood in it twice, should the variance change?",
            With(norm => norm.WithVariance((variance, _, n) => variance * n))),

        new("bn-var-not-centered", "the mean of the squares of x itself", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The variance is the mean of x²: the mean is not taken away from x before squaring.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²",
            Question: "What is the spread of a column of equal numbers, and what does this code make of it?",
            With(norm => norm.WithVariance((variance, mean, _) => variance + mean.PointwiseMultiply(mean)))),

        new("bn-var-not-squared", "differences averaged without the squares", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The differences from the mean are averaged as they are, or as absolute values; they are not squared.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²",
            Question: "What do the differences from a mean always add up to? What does squaring change about that?",
            With(norm => norm with { Statistics = x => Averaged(norm, x, difference => difference) }),
            With(norm => norm with { Statistics = x => Averaged(norm, x, Math.Abs) })),

        new("bn-std-as-variance", "standard deviation where the variance belongs", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "The standard deviation stands where the variance belongs: a root is taken too early.",
            Formula: "σ² = 1/N · Σᵢ (xᵢ − μ)²;  x̂ = (x − μ) / √(σ² + ε)",
            Question: "Where in the two formulas does the root stand? How often is it taken on the way from x to x̂ in this code?",
            With(norm => norm.WithVariance((variance, _, _) => variance.PointwiseSqrt())),

            // Only what goes into the cache, with and without ε.
            With(norm => norm.WithCache((cache, _) => cache with { Variance = cache.Variance.PointwiseSqrt() })),
            With(norm => norm with
            {
                Around = forward => (x, gamma, beta, state) => BatchNormRecipe.WithCache(
                    norm.Around(forward),
                    (cache, _) => cache with { Variance = BatchNormRecipe.Root(cache.Variance, state.Epsilon) })(x, gamma, beta, state),
            })),

        new("bn-mean-variance-swapped", "mean and variance in each other's place", ["1.1", "1.3", "1.7", "1.8"],
            Sentence: "Mean and variance stand in each other's place.",
            Formula: "(Mean, Variance) = (μ, σ²)",
            Question: "In which order are the two returned, and in which order does the caller take them?",
            With(norm => norm with { Statistics = x => (norm.Statistics(x).Variance, norm.Statistics(x).Mean) })),

        new("bn-mean-of-everything", "one mean for the whole matrix", ["0.1", "1.1", "1.3", "1.7", "1.8"],
            Sentence: "One mean is taken over the whole matrix, and every column gets the same one.",
            Formula: "μⱼ = 1/N · Σᵢ xᵢⱼ, one for each column j",
            Question: "How many means does a matrix with D columns have here? What shape does the mean in this code have?",
            With(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), norm.Statistics(x).Variance) }),
            With(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), Squares(x).Mean(axis: 0)) }),
            With(norm => norm with { Statistics = x => (Everywhere(x, x.Mean()), Everywhere(x, Squares(x).Mean())) })),
    ];

    /// <summary>N/(N − 1) times the variance; for one row that is 0/0, NaN.</summary>
    private static Vector<double> Corrected(Vector<double> variance, int n) => variance * n / (n - 1.0);

    private static (Vector<double> Mean, Vector<double> Variance) Averaged(
        BatchNormRecipe norm, Matrix<double> x, Func<double, double> term)
    {
        var mean = norm.Statistics(x).Mean;
        return (mean, norm.Subtract(x, mean).Map(term, Zeros.Include).Mean(axis: 0));
    }

    private static Matrix<double> Squares(Matrix<double> x) => (x - x.Mean()).PointwisePower(2);

    private static Vector<double> Everywhere(Matrix<double> x, double value) => Vector<double>.Build.Dense(x.ColumnCount, value);
}
