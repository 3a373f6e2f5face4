namespace Workbook;

/// <summary>N divides twice.</summary>
internal static class BatchNormDmeanDividedTwice
{
    public static Mistake Mistake { get; } = new("bn-dmean-divided-twice", "divided by N twice on the way through the mean")
    {
        Tasks = ["1.4e", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the mean is divided by N already in dμ, or twice in all.",
        Formula = "dμ = −Σᵢ dcᵢ,  dxᵢ = dcᵢ + dμ/N",
        Question = "In which of the two lines does the N stand that belongs to the mean, and in how many lines of this code does it stand?",
        Variants = [Variant.BatchNorm(norm => norm with { Dmean = dCentered => norm.Dmean(dCentered) / dCentered.RowCount })],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4f"] = [Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => norm.MeanShare(dmean, n) / n })],
        },
    };
}
