namespace Workbook.Checks.Mistakes;

/// <summary>N divides twice.</summary>
internal static class BatchNormDmeanDividedTwice
{
    public static Mistake Mistake { get; } = new("bn-dmean-divided-twice", "divided by N twice on the way through the mean")
    {
        Tasks = ["1.4e", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "What goes through the mean is divided by N too early (in dμ already) or once too often.",
        Formula = "dμ = −Σᵢ dcᵢ;  dxᵢ = dcᵢ + dμ/N",
        Question = "Which of the two lines divides by N, and how often does this code divide on the way?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the mean of dout divided by N once too often",
                Sentence = "What is taken away from dout for the mean is divided by N once too often.",
                Formula = Wording.ShortForm,
                Question = "A mean is a sum divided by N. How often does this code divide that sum?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { Dmean = dCentered => norm.Dmean(dCentered) / dCentered.RowCount })],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4f"] = [Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => norm.MeanShare(dmean, n) / n })],
        },
    };
}
