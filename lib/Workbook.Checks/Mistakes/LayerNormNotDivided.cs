namespace Workbook.Checks.Mistakes;

/// <summary>The division by the standard deviation is missing.</summary>
internal static class LayerNormNotDivided
{
    public static Mistake Mistake { get; } = new("ln-std-forgotten", "not divided by the standard deviation")
    {
        Tasks = ["1.9", "1.10"],
        Sentence = "The values of a row are centered, but not divided by their standard deviation.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "If all values of a row were ten times as large, should x̂ stay the same? Does it here?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.10"] = new()
            {
                Name = "dx not divided by the standard deviation",
                Sentence = "dx is not divided by √(σ² + ε) of its row.",
                Formula = "dx = (g − mean(g) − x̂·mean(g·x̂)) / √(σ² + ε), means along the row",
                Question = "If all x of a row were ten times as large, y would stay the same. By what factor should dx change then, and by what factor does it change here?",
            },
        },
        Variants =
        [
            Variant.LayerNorm(norm => norm with { Divisor = (variance, _) => (0 * variance) + 1 }),
            Variant.LayerNorm(norm => norm with { DivisorBackward = (variance, _) => (0 * variance) + 1 }),
        ],
    };
}
