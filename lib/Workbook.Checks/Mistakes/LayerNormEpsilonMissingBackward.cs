namespace Workbook.Checks.Mistakes;

/// <summary>The root in dx has no ε.</summary>
internal static class LayerNormEpsilonMissingBackward
{
    public static Mistake Mistake { get; } = new("ln-eps-missing-bwd", "ε is missing in backward")
    {
        Tasks = ["1.10"],
        Sentence = "The root in dx is √σ², without ε.",
        Formula = "s = 1/√(σ² + ε), the same as in forward",
        Question = "Which number did the forward pass divide by?",
        Variants = [Variant.LayerNorm(norm => norm with { DivisorBackward = (variance, _) => variance.PointwiseSqrt() })],
    };
}
