namespace Workbook.Checks.Mistakes;

/// <summary>The mean's branch is dropped.</summary>
internal static class BatchNormNoMeanPath
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-mean-path", "the way through the mean is missing")
    {
        Tasks = ["1.4f", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the mean is missing from dx.",
        Formula = "dxᵢ = dcᵢ + dμ/N",
        Question = "A constant that is added to a whole column changes nothing in the output. What must the values of dx in that column add up to, then? Do they?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the mean of dout is not taken away",
                Sentence = "The mean of dout is not taken away in dx.",
                Formula = Wording.ShortForm,
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { MeanShare = (dmean, _) => 0 * dmean })],
    };
}
