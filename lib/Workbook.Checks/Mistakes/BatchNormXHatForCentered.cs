namespace Workbook.Checks.Mistakes;

/// <summary>x̂ stands where x − μ belongs.</summary>
internal static class BatchNormXHatForCentered
{
    public static Mistake Mistake { get; } = new("bn-bwd-xhat-for-centered", "x̂ in place of x − μ on the way back")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "x̂ stands on the way back where x − μ belongs.",
        Formula = "ds = Σᵢ dx̂ᵢ · (xᵢ − μ);  dcᵢ = … + dσ² · 2(xᵢ − μ)/N",
        Question = "x̂ is x − μ after the division. Does the factor in this line come before that division or after it?",
        WordsIn = new Dictionary<string, Wording>
        {
            ["1.6"] = new()
            {
                Name = "the last term divided by √(σ² + ε) too often",
                Sentence = "The last term is divided by √(σ² + ε) once more, or twice, although x̂ contains that division already.",
                Formula = Wording.ShortForm,
                Question = Wording.ThreeFactors,
            },
        },
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Centered = cache => (cache.XHat, cache.XHat) }),
            Variant.BatchNorm(norm => norm with { Centered = cache => (cache.XHat, norm.Centered(cache).InDCentered) }),
            Variant.BatchNorm(norm => norm with { Centered = cache => (norm.Centered(cache).InDInverseStd, cache.XHat) }),
        ],
    };
}
