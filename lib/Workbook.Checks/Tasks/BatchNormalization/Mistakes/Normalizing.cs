namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>x̂ = (x − μ) / √(σ² + ε), and the same root on the way back.</summary>
internal sealed class Normalizing() : BatchNormMistakes(MistakeOrder.BatchNormNormalizing)
{
    private const string ScaleOfDx = "If all x were ten times as large, y would stay the same. By what factor should dx change then, and "
        + "by what factor does it change here?";

    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-eps-outside", "ε added outside the root", ["1.2", "1.4c", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "ε is added after the root is taken: √σ² + ε instead of √(σ² + ε).",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "For a column whose variance is 0.000001, how large is the divisor with ε under the root, and how large is it in "
                + "this code?",
            With(norm => norm with { Divisor = Outside }),
            With(norm => norm.In(Mode.Test, test => test with { Divisor = Outside })),
            With(norm => norm with { InverseStdSlope = SlopeOutside }),
            With(norm => norm with { BackwardDivisor = Outside }),
            With(norm => norm with { BackwardDivisor = Outside, InverseStdSlope = SlopeOutside })),

        new("bn-eps-value", "a number of its own instead of the given ε", ["1.2", "1.4c", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The root has a number of its own in place of the ε that was given, or no ε at all.",
            Formula: "x̂ = (x − μ) / √(σ² + ε), with the ε that was passed in",
            Question: "Which line of this code changes what it computes when another ε is passed in?",
            Variants:
            [
                .. Values.Prepend(0).Select(value => With(norm => norm with { Epsilon = _ => value })),
                .. Values.Prepend(0).Select(InCacheToo),
                With(norm => norm.In(Mode.Test, test => test with { Epsilon = _ => 0 })),
                .. Values.Select(value => With(norm => norm with { DvarEpsilon = _ => value })),
                .. Values.Select(value => With(norm => norm with { DCenteredEpsilon = _ => value })),
                .. Values.Select(value => With(norm => norm with { DvarEpsilon = _ => value, DCenteredEpsilon = _ => value })),
            ])
        {
            Numbers =
            [
                (["1.2", "1.3", "1.7", "1.8"], Epsilon(value => With(norm => norm with { Epsilon = _ => value }))),
                (["1.3", "1.7", "1.8"], Epsilon(InCacheToo)),
                (["1.3", "1.7"], Epsilon(value => With(norm => norm.In(Mode.Train, train => train with { Epsilon = _ => value })))),
                (["1.3", "1.7"], Epsilon(value => With(norm => norm.In(Mode.Test, test => test with { Epsilon = _ => value })))),
                (["1.2", "1.3", "1.7", "1.8"], OwnOutside(
                    "bn-eps-outside", value => With(norm => norm with { Divisor = (variance, _) => Outside(variance, value) }))),
                (["1.4c", "1.5", "1.6", "1.7", "1.8"], Epsilon(value => With(norm => norm with { DvarEpsilon = _ => value }))),
                (["1.4d", "1.5", "1.6", "1.7", "1.8"], Epsilon(value => With(norm => norm with { DCenteredEpsilon = _ => value }))),
                (["1.5", "1.6", "1.7", "1.8"],
                    Epsilon(value => With(norm => norm with { DvarEpsilon = _ => value, DCenteredEpsilon = _ => value }))),
                (["1.5", "1.6"], Epsilon(value => With(norm => norm.WithDx((dx, _, cache) =>
                    dx.PointwiseMultiply(BatchNormRecipe.Root(cache).PointwiseDivide(BatchNormRecipe.Root(cache.Variance, value))))))),
            ],
        },

        new("bn-eps-maximum", "the larger of σ² and ε under the root", ["1.2", "1.4c", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "ε is not added to the variance: the root is taken of the larger of the two.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "With σ² = 1 and ε = 0.25, what stands under the root in the formula, and what in this code?",
            With(norm => norm with { Divisor = Maximum }),
            With(norm => norm with { BackwardDivisor = Maximum }),
            With(norm => norm with { InverseStdSlope = SlopeOfMaximum }),
            With(norm => norm with { BackwardDivisor = Maximum, InverseStdSlope = SlopeOfMaximum })),

        new("bn-square-vs-sqrt", "divided by the variance, without the root", ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The division is by the variance, or by its square, not by its root.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "If x is in metres, in what unit is the variance? In what unit should x̂ be?",
            With(norm => norm with { Divisor = (variance, epsilon) => variance + epsilon }),
            With(norm => norm with { Divisor = (variance, epsilon) => (variance + epsilon).PointwisePower(2) }),
            With(norm => norm with { Divisor = (variance, epsilon) => variance.PointwisePower(2) + epsilon }),
            With(norm => norm with { BackwardDivisor = (variance, epsilon) => variance + epsilon }))
        {
            WordsIn =
            {
                ["1.4d"] = DividedByVariance,
                ["1.5"] = DividedByVariance,
                ["1.6"] = ShortForm(
                    "dx divided by the variance, without the root",
                    "dx, or a term of it, is divided by σ² + ε, not by its root.",
                    ScaleOfDx),
            },
            VariantsIn = { ["1.6"] = [With(norm => norm.WithDx((dx, _, cache) => dx / BatchNormRecipe.Root(cache)))] },
        },

        new("bn-std-forgotten", "not divided by the standard deviation", ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "Nothing is divided by the standard deviation here.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "Two columns, one with spread 1 and one with spread 10: what spread should they have afterwards, and which "
                + "operation brings that about?",
            With(norm => norm with { Divide = (centered, _) => centered }),
            With(norm => norm with { DirectPath = (dxHat, _) => dxHat }))
        {
            WordsIn =
            {
                ["1.4d"] = NotDivided,
                ["1.5"] = NotDivided,
                ["1.6"] = ShortForm(
                    "dx not divided by the standard deviation",
                    "dx, or a term of it, is not divided by √(σ² + ε).",
                    ScaleOfDx),
            },
            VariantsIn = { ["1.6"] = [With(norm => norm.WithDx((dx, _, cache) => dx.PointwiseMultiply(BatchNormRecipe.Root(cache))))] },
        },

        new("bn-mean-not-subtracted", "the mean is not subtracted", ["1.2", "1.3", "1.7", "1.8"],
            Sentence: "The mean is not subtracted from x before it is divided.",
            Formula: "x̂ = (x − μ) / √(σ² + ε)",
            Question: "What is the mean of each column of x̂ supposed to be, and what is it in this code?",
            With(norm => norm with
            {
                AroundNormalize = _ => (x, _, variance, epsilon) => norm.Divide(x, norm.Divisor(variance, norm.Epsilon(epsilon))),
            })),

        new("bn-normalize-own-stats", "statistics of its own instead of the given ones", ["1.2"],
            Sentence: "The mean or the variance is computed from x anew; the ones that were passed in are not used.",
            Formula: "Normalize(x, μ, σ², ε): μ and σ² come from outside",
            Question: "At test time the statistics will not be those of x. Which lines of this code would notice?",
            Using((norm, x, _, _) => norm.Statistics(x)),
            Using((norm, x, _, variance) => (norm.Statistics(x).Mean, variance)),
            Using((norm, x, mean, _) => (mean, norm.Statistics(x).Variance))) { FormulaIsRule = true },
    ];

    // What people write for ε. On the way back, 0 has an id of its own.
    private static readonly double[] Values = [1e-8, 1e-5, 1e-3, 1e-6, 1e-12];

    /// <summary>A way to use an ε of one's own, whose value is told back.</summary>
    internal static NumberVariant Epsilon(Func<double, Func<Recipe, Recipe>> change) => Epsilon(null, change);

    /// <summary>The same with a question of its own.</summary>
    internal static NumberVariant Epsilon(string? question, Func<double, Func<Recipe, Recipe>> change) => new(
        change, 1e-14, 10, value => new(
            $"ε is {value}, whatever is passed in",
            $"This code behaves as with ε = {value}, whatever is passed in.",
            Question: question));

    /// <summary>The same with ε added to the root, which is <paramref name="outside"/>.</summary>
    internal static NumberVariant OwnOutside(string outside, Func<double, Func<Recipe, Recipe>> change) => new(
        change, 1e-14, 10, value => new(
            $"{value} outside the root in place of ε",
            $"The divisor behaves as √σ² + {value}: a number of its own in place of ε, and outside the root."))
    {
        Parts = [outside],
    };

    private static Wording DividedByVariance => OnTheWayBack(
        "divided by the variance on the way back, without the root", "The direct way is divided by σ² + ε, not by its root.");

    private static Wording NotDivided => OnTheWayBack(
        "not divided by the standard deviation on the way back", "The direct way is not divided by √(σ² + ε).");

    private static Wording OnTheWayBack(string name, string sentence) => new(
        name,
        sentence,
        "dcᵢ = dx̂ᵢ / √(σ² + ε) + …",
        "x̂ = c · s with s = 1/√(σ² + ε): when one c grows by 1, by how much does its x̂ grow?");

    private static Vector<double> Outside(Vector<double> variance, double epsilon) => variance.PointwiseSqrt() + epsilon;

    /// <summary>The root of the larger of both.</summary>
    internal static Vector<double> Maximum(Vector<double> variance, double epsilon) => variance.PointwiseMaximum(epsilon).PointwiseSqrt();

    private static Vector<double> SlopeOfMaximum(Vector<double> variance, double epsilon)
        => Maximum(variance, epsilon).Map(root => -0.5 / (root * root * root), Zeros.Include);

    private static Vector<double> SlopeOutside(Vector<double> variance, double epsilon)
        => Outside(variance, epsilon).Map(root => -0.5 / (root * root * root), Zeros.Include);

    private static Func<Recipe, Recipe> InCacheToo(double epsilon)
        => With(norm => norm.WithCache((cache, _) => cache with { Epsilon = epsilon }) with { Epsilon = _ => epsilon });

    // Normalizes with other statistics than those that it is given.
    private static Func<Recipe, Recipe> Using(
        Func<BatchNormRecipe, Matrix<double>, Vector<double>, Vector<double>, (Vector<double> Mean, Vector<double> Variance)> change)
        => With(norm => norm with
        {
            AroundNormalize = normalize => (x, mean, variance, epsilon) =>
            {
                (mean, variance) = change(norm, x, mean, variance);
                return normalize(x, mean, variance, epsilon);
            },
        });
}
