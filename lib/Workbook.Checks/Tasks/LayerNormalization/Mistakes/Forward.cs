namespace Workbook.Checks.Tasks.LayerNormalization.Mistakes;

/// <summary>Layer normalization, from x to y.</summary>
internal sealed class Forward() : MistakeGroup<LayerNormRecipe>(MistakeOrder.LayerNormForward)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("ln-batch-statistics", "statistics of the columns, as in batch normalization", ["1.9"],
            Sentence: "Mean and variance are taken down the columns, over the examples: this is batch normalization.",
            Formula: "μ[i] = 1/D · Σⱼ x[i,j];  one for each row",
            Question: "Does the result for one example change here when the other examples change? Should it?",
            ByColumns(x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1))),
            ByColumns(x => (x.Mean(axis: 0), x.PopulationVariance(axis: 0)))),

        new("ln-var-unbiased", "variance / (D − 1)", ["1.9"],
            Sentence: "The variance of a row is divided by D − 1 instead of D; MathNet's own Variance does that.",
            Formula: "σ²[i] = 1/D · Σⱼ (x[i,j] − μ[i])²",
            Question: "Is something estimated here from a sample, or are these D numbers simply described?",
            With(norm => norm with { Statistics = x => (x.Mean(axis: 1), Corrected(x, Math.Max(1, x.ColumnCount - 1))) }),
            With(norm => norm with { Statistics = x => (x.Mean(axis: 1), Corrected(x, x.ColumnCount - 1)) })),

        new("ln-divided-by-n", "divided by N instead of D", ["1.9", "1.10"],
            Sentence: "A sum along a row, which has D terms, is divided by N, the number of rows.",
            Formula: "a mean over the row is 1/D · Σⱼ",
            Question: "How many terms does each of your sums have: x.RowCount, or x.ColumnCount?",
            With(norm => norm with { Statistics = ByN }),
            With(norm => norm with
            {
                MeanPath = dxHat => dxHat.Sum(axis: 1) / dxHat.RowCount,
                VariancePath = products => products.Sum(axis: 1) / products.RowCount,
            })),

        new("ln-eps-outside", "ε outside the root", ["1.9", "1.10"],
            Sentence: "ε is added to the standard deviation, after the root is taken.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "For a row whose values hardly differ: is √(σ² + ε) the same as √σ² + ε?",
            With(norm => norm with { Divisor = (variance, epsilon) => variance.PointwiseSqrt() + epsilon }),
            With(norm => norm with { DivisorBackward = (variance, epsilon) => variance.PointwiseSqrt() + epsilon })),

        new("ln-eps-value", "ε is a number of its own, or missing", ["1.9"],
            Sentence: "The ε in the code is not state.Epsilon.",
            Formula: "x̂ = (x − μ) / √(σ² + ε);  ε = state.Epsilon",
            Question: "Which line reads state.Epsilon?",
            Variants:
            [
                .. new[] { 0, 1e-8, 1e-5, 1e-3, 1e-6, 1e-12 }
                    .Select(value => With(norm => norm with { Divisor = (variance, _) => (variance + value).PointwiseSqrt() })),
            ]),

        new("ln-square-vs-sqrt", "divided by the variance", ["1.9"],
            Sentence: "The centered values are divided by the variance: the root is missing.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "If all values of a row were ten times as large, should x̂ stay the same? Does it here?",
            With(norm => norm with { Divisor = (variance, epsilon) => variance + epsilon }),
            With(norm => norm with { Divisor = (variance, _) => variance })),

        new("ln-std-forgotten", "not divided by the standard deviation", ["1.9", "1.10"],
            Sentence: "The values of a row are centered, but not divided by their standard deviation.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "If all values of a row were ten times as large, should x̂ stay the same? Does it here?",
            With(norm => norm with { Divisor = (variance, _) => (0 * variance) + 1 }),
            With(norm => norm with { DivisorBackward = (variance, _) => (0 * variance) + 1 }))
        {
            WordsIn = { ["1.10"] = new(
                "dx not divided by the standard deviation",
                "dx is not divided by √(σ² + ε) of its row.",
                "dx = (g − mean(g) − x̂·mean(g·x̂)) / √(σ² + ε), means along the row",
                "If all x of a row were ten times as large, y would stay the same. By what factor should dx change then, and by what "
                    + "factor does it change here?") },
        },

        new("ln-gamma-beta-forgotten", "γ or β is left out", ["1.9"],
            Sentence: "The output lacks γ, β or both.",
            Formula: "y[i,j] = γ[j]·x̂[i,j] + β[j]",
            Question: "Which of gamma and beta does the line that makes the output read?",
            With(norm => norm with { ScaleAndShift = (xHat, _, beta) => xHat + beta }),
            With(norm => norm with { ScaleAndShift = (xHat, gamma, _) => xHat.PointwiseMultiply(gamma) }),
            With(norm => norm with { ScaleAndShift = (xHat, _, _) => xHat.Clone() })),
    ];

    private static Func<Recipe, Recipe> ByColumns(Func<Matrix<double>, (Vector<double> Mean, Vector<double> Variance)> cached)
        => With(norm => norm with
        {
            Around = _ => (x, gamma, beta, state) =>
            {
                var xHat = (x - x.Mean(axis: 0)) / norm.Divisor(x.PopulationVariance(axis: 0), state.Epsilon);
                var (mean, variance) = cached(x);
                return (norm.ScaleAndShift(xHat, gamma, beta), new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
            },
        });

    private static Vector<double> Corrected(Matrix<double> x, int divisor) => x.PopulationVariance(axis: 1) * x.ColumnCount / divisor;

    private static (Vector<double> Mean, Vector<double> Variance) ByN(Matrix<double> x)
    {
        var mean = x.Sum(axis: 1) / x.RowCount;
        var centered = x.SubtractColumn(mean);
        return (mean, centered.PointwiseMultiply(centered).Sum(axis: 1) / x.RowCount);
    }
}
