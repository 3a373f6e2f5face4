namespace Workbook.Checks.Mistakes;

/// <summary>dγ or dβ is computed from dxHat.</summary>
internal static class BatchNormDxHatForDout
{
    public static Mistake Mistake { get; } = new("bn-bwd-dxhat-for-dout", "dx̂ in place of dout in dγ or dβ")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "dγ or dβ is computed from dx̂, which already contains γ, instead of dout.",
        Formula = "dγ = Σᵢ doutᵢ · x̂ᵢ;  dβ = Σᵢ doutᵢ",
        Question = "Which gradient arrives at the product γ · x̂ and at the sum with β: that of y, or that of x̂?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { ParameterInputs = (dout, cache) => norm.ParameterInputs(dout, cache) with { Dout = dout.PointwiseMultiply(cache.Gamma) } }),
            Variant.BatchNorm(norm => norm with { ParameterInputs = (dout, cache) => norm.ParameterInputs(dout, cache) with { DoutOfBeta = dout.PointwiseMultiply(cache.Gamma) } }),
            Variant.BatchNorm(norm => norm with { ParameterInputs = (dout, cache) => norm.ParameterInputs(dout, cache) with { Dout = dout.PointwiseMultiply(cache.Gamma), DoutOfBeta = dout.PointwiseMultiply(cache.Gamma) } }),
        ],
    };
}
