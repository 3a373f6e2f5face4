namespace Workbook.Checks.Mistakes;

/// <summary>dγ uses x or x − μ instead of x̂.</summary>
internal static class BatchNormDgammaInput
{
    public static Mistake Mistake { get; } = new("bn-dgamma-x", "dγ with another matrix in place of x̂")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "dγ is computed with x or x − μ in place of x̂.",
        Formula = "dγ = Σᵢ doutᵢ · x̂ᵢ",
        Question = "What does γ multiply in the forward pass, and under which name is that in the cache?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { ParameterInputs = (dout, cache) => norm.ParameterInputs(dout, cache) with { XHat = cache.X } }),
            Variant.BatchNorm(norm => norm with { ParameterInputs = (dout, cache) => norm.ParameterInputs(dout, cache) with { XHat = cache.X - cache.Mean } }),
        ],
    };
}
