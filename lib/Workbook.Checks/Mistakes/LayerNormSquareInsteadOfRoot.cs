namespace Workbook.Checks.Mistakes;

/// <summary>The root is missing.</summary>
internal static class LayerNormSquareInsteadOfRoot
{
    public static Mistake Mistake { get; } = new("ln-square-vs-sqrt", "divided by the variance")
    {
        Tasks = ["1.9"],
        Sentence = "The centered values are divided by the variance: the root is missing.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "If all values of a row were ten times as large, should x̂ stay the same? Does it here?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Divisor = (variance, epsilon) => variance + epsilon }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => variance }),
        ],
    };
}
