namespace Workbook.Checks.Mistakes;

/// <summary>state.Epsilon is not used.</summary>
internal static class LayerNormEpsilonValue
{
    public static Mistake Mistake { get; } = new("ln-eps-value", "ε is a number of its own, or missing")
    {
        Tasks = ["1.9"],
        Sentence = "The ε in the code is not state.Epsilon.",
        Formula = "x̂ = (x − μ) / √(σ² + ε);  ε = state.Epsilon",
        Question = "Which line reads state.Epsilon?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 0.0).PointwiseSqrt() }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 1e-8).PointwiseSqrt() }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 1e-5).PointwiseSqrt() }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 1e-3).PointwiseSqrt() }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 1e-6).PointwiseSqrt() }),
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (variance + 1e-12).PointwiseSqrt() }),
        ],
    };
}
