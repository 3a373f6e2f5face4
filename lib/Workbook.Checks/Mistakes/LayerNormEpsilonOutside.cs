namespace Workbook.Checks.Mistakes;

/// <summary>The root is taken before ε is added.</summary>
internal static class LayerNormEpsilonOutside
{
    public static Mistake Mistake { get; } = new("ln-eps-outside", "ε outside the root")
    {
        Tasks = ["1.9", "1.10"],
        Sentence = "ε is added to the standard deviation, after the root is taken.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "For a row whose values hardly differ: is √(σ² + ε) the same as √σ² + ε?",
        Variants =
        [
            Variant.LayerNorm(norm => norm with { Divisor = (variance, epsilon) => variance.PointwiseSqrt() + epsilon }),
            Variant.LayerNorm(norm => norm with { DivisorBackward = (variance, epsilon) => variance.PointwiseSqrt() + epsilon }),
        ],
    };
}
