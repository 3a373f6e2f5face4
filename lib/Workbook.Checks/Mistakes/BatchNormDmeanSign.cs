namespace Workbook.Checks.Mistakes;

/// <summary>The mean's branch has the wrong sign.</summary>
internal static class BatchNormDmeanSign
{
    public static Mistake Mistake { get; } = new("bn-dmean-sign", "wrong sign on the way through the mean")
    {
        Tasks = ["1.4e", "1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the mean has the wrong sign.",
        Formula = "dμ = −Σᵢ dcᵢ;  dxᵢ = dcᵢ + dμ/N",
        Question = "When μ grows, does x − μ grow or shrink? How often does that minus appear in this code?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the mean of dout added, not taken away",
                Sentence = "The mean of dout is added where it should be taken away.",
                Formula = Wording.ShortForm,
                Question = "A constant that is added to a whole column of x changes nothing in the output. What must the values of dx in that column add up to, then? Do they?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { Dmean = dCentered => -norm.Dmean(dCentered) })],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4f"] = [Variant.BatchNorm(norm => norm with { MeanShare = (dmean, n) => -norm.MeanShare(dmean, n) })],
        },
    };
}
