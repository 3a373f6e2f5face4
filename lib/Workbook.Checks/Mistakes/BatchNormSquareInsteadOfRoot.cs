namespace Workbook.Checks.Mistakes;

/// <summary>The root is missing, or a square stands in its place.</summary>
internal static class BatchNormSquareInsteadOfRoot
{
    public static Mistake Mistake { get; } = new("bn-square-vs-sqrt", "divided by the variance, without the root")
    {
        Tasks = ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The division is by the variance, or by its square, not by its root.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "If x is in metres, in what unit is the variance? In what unit should x̂ be?",
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.6"] = [Variant.WholeDx((dx, root) => dx / root)],
        },
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.4d"] = new()
            {
                Name = "divided by the variance on the way back, without the root",
                Sentence = "The direct way is divided by σ² + ε, not by its root.",
                Formula = Wording.DirectWay,
                Question = Wording.SlopeOfXHat,
            },
            ["1.5"] = new()
            {
                Name = "divided by the variance on the way back, without the root",
                Sentence = "The direct way is divided by σ² + ε, not by its root.",
                Formula = Wording.DirectWay,
                Question = Wording.SlopeOfXHat,
            },
            ["1.6"] = new()
            {
                Name = "dx divided by the variance, without the root",
                Sentence = "dx, or a term of it, is divided by σ² + ε, not by its root.",
                Formula = Wording.ShortForm,
                Question = Wording.ScaleOfDx,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Divisor = (variance, epsilon) => variance + epsilon }),
            Variant.BatchNorm(norm => norm with { Divisor = (variance, _) => variance }),
            Variant.BatchNorm(norm => norm with { Divisor = (variance, epsilon) => (variance + epsilon).PointwisePower(2) }),
            Variant.BatchNorm(norm => norm with { Divisor = (variance, _) => variance.PointwisePower(2) }),
            Variant.BatchNorm(norm => norm with { Divisor = (variance, epsilon) => variance.PointwisePower(2) + epsilon }),
            Variant.BatchNorm(norm => norm with { BackwardDivisor = (variance, epsilon) => variance + epsilon }),
            Variant.BatchNorm(norm => norm with { BackwardDivisor = (variance, _) => variance }),
        ],
    };
}
