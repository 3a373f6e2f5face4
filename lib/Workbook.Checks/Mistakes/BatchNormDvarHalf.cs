namespace Workbook.Checks.Mistakes;

/// <summary>The factor ½ is missing in dvar.</summary>
internal static class BatchNormDvarHalf
{
    public static Mistake Mistake { get; } = new("bn-dvar-half", "the factor ½ of the power rule is missing")
    {
        Tasks = ["1.4c", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The factor ½ of the power rule is missing in dσ².",
        Formula = "dσ² = −½ · ds · (σ² + ε)^(−3/2)",
        Question = "What is the derivative of v to the power −½, factor and exponent?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "twice the part along x̂",
                Sentence = "The last term, the part along x̂, is twice as large as it should be.",
                Formula = Wording.ShortForm,
                Question = "In step 2 of the derivation a 2 and a ½ meet. What is left of them?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => 2 * norm.InverseStdSlope(variance, epsilon) })],
    };
}
