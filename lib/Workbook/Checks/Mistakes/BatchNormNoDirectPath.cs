namespace Workbook;

/// <summary>The direct branch is dropped.</summary>
internal static class BatchNormNoDirectPath
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-direct-path", "the direct way is missing")
    {
        Tasks = ["1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The direct way is missing from the sum: only the indirect one is there.",
        Formula = "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N,  dxᵢ = dcᵢ + dμ/N",
        Question = "How many arrows lead away from this value in the graph, and does each of them have a term in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { DirectPath = (dxHat, _) => 0 * dxHat }),
            Variant.BatchNorm(norm => norm with { DxDirect = dCentered => 0 * dCentered }),
        ],
    };
}
