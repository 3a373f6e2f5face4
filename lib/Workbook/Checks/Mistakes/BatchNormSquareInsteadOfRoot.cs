namespace Workbook;

/// <summary>The root is missing, or a square stands in its place.</summary>
internal static class BatchNormSquareInsteadOfRoot
{
    public static Mistake Mistake { get; } = new("bn-square-vs-sqrt", "divided by the variance, without the root")
    {
        Tasks = ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The division is by the variance, or by its square, not by its root.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "If x is in metres, in what unit is the variance? In what unit should x̂ be?",
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
