namespace Workbook.Checks.Mistakes;

/// <summary>The factor 2 is missing in dCentered.</summary>
internal static class BatchNormTwoForgotten
{
    public static Mistake Mistake { get; } = new("bn-dcentered-two", "the factor 2 of the square is missing")
    {
        Tasks = ["1.4d", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The factor 2 is missing on the way from σ² back to x − μ.",
        Formula = "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N",
        Question = "σ² is a mean of squares. What is the derivative of a square?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "half the part along x̂",
                Sentence = "The last term, the part along x̂, is half as large as it should be.",
                Formula = Wording.ShortForm,
                Question = "In step 2 of the derivation a 2 and a ½ meet. What is left of them?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, n) => 0.5 * norm.VariancePath(centered, dvar, n) })],
    };
}
