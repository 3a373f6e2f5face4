using Workbook.Checks.Tasks.BatchNormalization.Mistakes;

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

        new("ln-var-not-divided", "the squares are added up, not averaged", ["1.9"],
            Sentence: "The variance of a row is the sum of its squared differences; it is not divided by their number.",
            Formula: "σ²[i] = 1/D · Σⱼ (x[i,j] − μ[i])²",
            Question: "If every value of a row stood in it twice, should the variance change?",
            WithVariance((variance, _, x) => variance * x.ColumnCount)),

        new("ln-var-not-centered", "the mean of the squares of x itself", ["1.9"],
            Sentence: "The variance of a row is the mean of x²: the mean is not taken away from x before squaring.",
            Formula: "σ²[i] = 1/D · Σⱼ (x[i,j] − μ[i])²",
            Question: "What is the spread of a row of equal numbers, and what does this code make of it?",
            WithVariance((variance, mean, _) => variance + mean.PointwiseMultiply(mean))),

        new("ln-var-not-squared", "differences averaged without the squares", ["1.9"],
            Sentence: "The differences from a row's mean are averaged as they are, or as absolute values; they are not squared.",
            Formula: "σ²[i] = 1/D · Σⱼ (x[i,j] − μ[i])²",
            Question: "What do the differences from a mean always add up to? What does squaring change about that?",
            WithVariance((_, mean, x) => x.SubtractColumn(mean).Mean(axis: 1)),
            WithVariance((_, mean, x) => x.SubtractColumn(mean).PointwiseAbs().Mean(axis: 1))),

        new("ln-std-as-variance", "standard deviation where the variance belongs", ["1.9"],
            Sentence: "The standard deviation stands where the variance belongs: a root is taken too early.",
            Formula: "σ² is the variance;  x̂ = (x − μ) / √(σ² + ε)",
            Question: "Where in the two formulas does the root stand? How often is it taken on the way from x to x̂ in this code?",
            WithVariance((variance, _, _) => variance.PointwiseSqrt()),
            Cached((cache, _) => cache with { Variance = BatchNormRecipe.Root(cache.Variance, cache.Epsilon) }),
            Cached((cache, _) => cache with { Variance = cache.Variance.PointwiseSqrt() })),

        new("ln-mean-variance-swapped", "mean and variance in each other's place", ["1.9"],
            Sentence: "Mean and variance stand in each other's place.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "Which of the two is subtracted from x, and which stands under the root?",
            With(norm => norm with { Statistics = x => norm.Statistics(x) is var (mean, variance) ? (variance, mean) : default })),

        new("ln-mean-not-subtracted", "the mean is not subtracted", ["1.9"],
            Sentence: "The mean of a row is not subtracted from its values.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "What is the mean of each row of x̂ supposed to be, and what is it in this code?",
            With(norm => norm with { Subtract = (x, _) => x })),

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

        new("ln-eps-value", "ε is a number of its own, or missing", ["1.9", "1.10"],
            Sentence: "The ε in the code is not state.Epsilon.",
            Formula: "x̂ = (x − μ) / √(σ² + ε);  ε = state.Epsilon",
            Question: "Which line reads state.Epsilon?",
            Variants:
            [
                .. new[] { 0, 1e-8, 1e-5, 1e-3, 1e-6, 1e-12 }
                    .Select(value => With(norm => norm with { Divisor = (variance, _) => (variance + value).PointwiseSqrt() })),
            ])
        {
            Numbers =
            [
                (["1.9"], Normalizing.Epsilon(
                    value => With(norm => norm with { Divisor = (variance, _) => BatchNormRecipe.Root(variance, value) }))),
                (["1.10"], Normalizing.Epsilon("Which line reads cache.Epsilon?",
                    value => With(norm => norm with { DivisorBackward = (variance, _) => BatchNormRecipe.Root(variance, value) }))),
                (["1.9"], Normalizing.OwnOutside("ln-eps-outside", value => With(norm => norm with
                {
                    Divisor = (variance, _) => variance.PointwiseSqrt() + value,
                }))),
            ],
        },

        new("ln-eps-maximum", "the larger of σ² and ε under the root", ["1.9", "1.10"],
            Sentence: "ε is not added to the variance: the root is taken of the larger of the two.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "With σ² = 1 and ε = 0.25, what stands under the root in the formula, and what in this code?",
            With(norm => norm with { Divisor = Normalizing.Maximum }),
            With(norm => norm with { DivisorBackward = Normalizing.Maximum })),

        new("ln-square-vs-sqrt", "divided by the variance", ["1.9", "1.10"],
            Sentence: "The centered values are divided by the variance: the root is missing.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "If all values of a row were ten times as large, should x̂ stay the same? Does it here?",
            With(norm => norm with { Divisor = (variance, epsilon) => variance + epsilon }),
            With(norm => norm with { Divisor = (variance, _) => variance }),
            With(norm => norm with { Divisor = (variance, epsilon) => (variance + epsilon).PointwisePower(2) }),
            With(norm => norm with { Divisor = (variance, epsilon) => variance.PointwisePower(2) + epsilon }),
            With(norm => norm with { DivisorBackward = (variance, epsilon) => variance + epsilon }))
        {
            WordsIn = { ["1.10"] = new(
                "dx divided by the variance, without the root",
                "dx is divided by σ² + ε of its row, not by its root.",
                "dx = (g − mean(g) − x̂·mean(g·x̂)) / √(σ² + ε), means along the row") },
        },

        new("ln-std-forgotten", "not divided by the standard deviation", ["1.9", "1.10"],
            Sentence: "The values of a row are not divided by their standard deviation.",
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

        new("ln-cache-content", "something else in the cache than its name says", ["1.9"],
            Sentence: "One value of the cache is not the one that its name says.",
            Formula: "new LayerNormCache(γ, x, μ, σ², ε, x̂), in this order",
            Question: "Which variable of this code holds x̂ itself, before γ and β? Which hold x, μ and σ²?",
            Cached((cache, output) => cache with { XHat = output }),
            Cached((cache, output) => cache with { XHat = output.Clone() }),
            Cached((cache, _) => cache with { XHat = cache.XHat.PointwiseMultiply(cache.Gamma) }),
            Cached((cache, _) => cache with { XHat = cache.X.SubtractColumn(cache.Mean) }),
            Cached((cache, _) => cache with { X = cache.X.SubtractColumn(cache.Mean) }),
            Cached((cache, _) => cache with { X = cache.XHat }),
            Cached((cache, output) => cache with { X = output }),
            Cached((cache, _) => cache with { Mean = cache.Variance, Variance = cache.Mean }),
            Cached((cache, _) => cache with { Variance = cache.Variance + cache.Epsilon }))
        {
            FormulaIsRule = true,
            RightBefore = ["out"],
        },

        new("ln-gamma-beta-forgotten", "γ or β is left out", ["1.9"],
            Sentence: "The output lacks γ, β or both.",
            Formula: "y[i,j] = γ[j]·x̂[i,j] + β[j]",
            Question: "Which of gamma and beta does the line that makes the output read?",
            With(norm => norm with { ScaleAndShift = (xHat, _, beta) => xHat + beta }),
            With(norm => norm with { ScaleAndShift = (xHat, gamma, _) => xHat.PointwiseMultiply(gamma) }),
            With(norm => norm with { ScaleAndShift = (xHat, _, _) => xHat.Clone() })),

        new("ln-gamma-beta-swapped", "γ and β in each other's place", ["1.9"],
            Sentence: "γ and β stand in each other's place, or β is multiplied where it should be added.",
            Formula: "y[i,j] = γ[j]·x̂[i,j] + β[j]",
            Question: "At the start of training γ is 1 and β is 0. What does this code make of x̂ then?",
            With(norm => norm with { ScaleAndShift = (xHat, gamma, beta) => xHat.PointwiseMultiply(beta) + gamma }),
            With(norm => norm with { ScaleAndShift = (xHat, gamma, beta) => (xHat + beta).PointwiseMultiply(gamma) }),
            With(norm => norm with { ScaleAndShift = (xHat, gamma, beta) => xHat.PointwiseMultiply(gamma).PointwiseMultiply(beta) })),
    ];

    private static Func<Recipe, Recipe> WithVariance(Func<Vector<double>, Vector<double>, Matrix<double>, Vector<double>> change)
        => With(norm => norm with
        {
            Statistics = x => norm.Statistics(x) is var (mean, variance) ? (mean, change(variance, mean, x)) : default,
        });

    private static Func<Recipe, Recipe> Cached(Func<LayerNormCache, Matrix<double>, LayerNormCache> change) => With(norm => norm with
    {
        Around = forward => (x, gamma, beta, state)
            => norm.Around(forward)(x, gamma, beta, state) is var (output, cache) ? (output, change(cache, output)) : default,
    });

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
