namespace Workbook.Checks.Mistakes;

/// <summary>The variance's branch is dropped.</summary>
internal static class BatchNormNoVariancePath
{
    public static Mistake Mistake { get; } = new("bn-bwd-no-var-path", "the way through the variance is missing")
    {
        Tasks = ["1.4d", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the variance is missing: x − μ is treated as if it were used by x̂ alone.",
        Formula = "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N",
        Question = "x − μ is used in x̂ and once more in σ². Which term of this code follows that second way?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the part along x̂ is not taken away",
                Sentence = "The last term, the part along x̂, is missing or 0.",
                Formula = Wording.ShortForm,
                Question = "A column of x that is stretched a little leaves the output as it is. What must Σ dx·x̂ of the column be, then, ε aside? Is it here?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { VariancePath = (centered, _, _) => 0 * centered })],
    };
}
