namespace Workbook;

/// <summary>The variance's branch is dropped.</summary>
internal static class BatchNormNoVariancePath
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-var-path", "the way through the variance is missing")
    {
        Tasks = ["1.4d", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the variance is missing from dx: x − μ is treated as if it were used by x̂ alone.",
        Formula = "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N",
        Question = "Which terms of this code contain dσ², and is any factor of them computed in whole numbers, such as 1 / 2?",
        Variants = [Variant.BatchNorm(norm => norm with { VariancePath = (centered, _, _) => 0 * centered })],
    };
}
