namespace Workbook.Checks.Mistakes;

/// <summary>The sums over the rows are multiplied.</summary>
internal static class BatchNormProductOfSums
{
    public static Mistake Mistake { get; } = new("bn-bwd-product-of-sums", "sums multiplied instead of products added")
    {
        Tasks = ["1.4b", "1.4g", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "Two sums over the rows are multiplied, where the products should be added up row by row.",
        Formula = "ds = Σᵢ dx̂ᵢ · cᵢ;  dγ = Σᵢ doutᵢ · x̂ᵢ",
        Question = "Take two rows, (1, 2) and (3, 4): is 1·2 + 3·4 the same as (1 + 3)·(2 + 4)? What does each column of x − μ add up to?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Formula = "dγ = Σᵢ doutᵢ · x̂ᵢ, in the result and again in dx",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { Dgamma = (dout, xHat) => dout.Sum(axis: 0).PointwiseMultiply(xHat.Sum(axis: 0)) })],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4b"] = [Variant.BatchNorm(norm => norm with { DInverseStd = (dxHat, centered) => dxHat.Sum(axis: 0).PointwiseMultiply(centered.Sum(axis: 0)) })],
        },
    };
}
