namespace Workbook.Checks.Mistakes;

/// <summary>The variance's branch has the wrong sign.</summary>
internal static class BatchNormDvarSign
{
    public static Mistake Mistake { get; } = new("bn-dvar-sign", "wrong sign on the way through the variance")
    {
        Tasks = ["1.4c", "1.4d", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The way through the variance has the wrong sign.",
        Formula = "dσ² = −½ · ds · (σ² + ε)^(−3/2);  dc = dx̂ · s + dσ² · 2c/N",
        Question = "When the variance grows, does 1/√(σ² + ε) grow or shrink? And is a second path added or subtracted?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the part along x̂ added, not taken away",
                Sentence = "The part along x̂ is added where it should be taken away.",
                Formula = Wording.ShortForm,
                Question = "A column of x that is stretched a little leaves the output as it is. What must Σ dx·x̂ of the column be, then, ε aside? Is it here?",
            },
        },
        Variants = [Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => -norm.InverseStdSlope(variance, epsilon) })],
        VariantsIn = new Dictionary<string, IReadOnlyList<Func<Recipe, Recipe>>>
        {
            ["1.4d"] = [Variant.BatchNorm(norm => norm with { VariancePath = (centered, dvar, n) => -norm.VariancePath(centered, dvar, n) })],
        },
    };
}
