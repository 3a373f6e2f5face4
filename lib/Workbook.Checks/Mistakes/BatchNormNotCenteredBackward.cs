namespace Workbook.Checks.Mistakes;

/// <summary>x stands where x − μ belongs.</summary>
internal static class BatchNormNotCenteredBackward
{
    public static Mistake Mistake { get; } = new("bn-bwd-not-centered", "x in place of x − μ on the way back")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "ds is computed with x itself where x − μ belongs.",
        Formula = "ds = Σᵢ dx̂ᵢ · (xᵢ − μ)",
        Question = "What was multiplied with s = 1/√(σ² + ε) in the forward pass?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Sentence = "In the sum of the last term x stands without its mean taken away.",
                Formula = Wording.ShortForm,
                Question = "Which of your results is that sum already?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { Centered = cache => (cache.X, norm.Centered(cache).InDCentered) })],
    };
}
