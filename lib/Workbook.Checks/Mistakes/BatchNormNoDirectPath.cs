namespace Workbook.Checks.Mistakes;

/// <summary>The direct branch is dropped.</summary>
internal static class BatchNormNoDirectPath
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-direct-path", "the direct way is missing")
    {
        Tasks = ["1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The direct way is missing from the sum: only the way through the variance, or through the mean, is there.",
        Formula = "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N;  dxᵢ = dcᵢ + dμ/N",
        Question = "How many arrows lead away from x in the graph, and how many from c = x − μ? Has each of them a term in this code?",
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.6"] =
            [
                Variant.BatchNorm(norm => norm with
                {
                    AroundBackward = backward => (dout, cache) =>
                    {
                        var (dx, dgamma, dbeta) = norm.AroundBackward(backward)(dout, cache);
                        return (dx - (norm.DxHat(dout, cache.Gamma) / BatchNormRecipe.Root(cache.Variance, cache.Epsilon)), dgamma, dbeta);
                    },
                }),
            ],
        },
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "dout itself is missing",
                Sentence = "dout itself is missing from dx: only what should be taken away from it is there.",
                Formula = Wording.ShortForm,
                Question = "Three things stand in the formula's bracket. Which of them has no term in this code?",
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { DirectPath = (dxHat, _) => 0 * dxHat }),
            Variant.BatchNorm(norm => norm with { DxDirect = dCentered => 0 * dCentered }),
        ],
    };
}
