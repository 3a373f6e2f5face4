namespace Workbook.Checks.Mistakes;

/// <summary>The standard deviation stands where the variance should.</summary>
internal static class BatchNormStdAsVariance
{
    public static Mistake Mistake { get; } = new("bn-std-as-variance", "standard deviation where the variance belongs")
    {
        Tasks = ["1.1", "1.3", "1.7", "1.8"],
        Sentence = "The standard deviation stands where the variance belongs: a root is taken too early.",
        Formula = "σ² = 1/N · Σᵢ (xᵢ − μ)²;  x̂ = (x − μ) / √(σ² + ε)",
        Question = "Where in the two formulas does the root stand? How often is it taken on the way from x to x̂ in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with
            {
                Statistics = x =>
                {
                    var (mean, variance) = norm.Statistics(x);
                    return (mean, variance.PointwiseSqrt());
                },
            }),
            InCache(withEpsilon: false),
            InCache(withEpsilon: true),
        ],
    };

    // Only what goes into the cache; for task 1.3.
    private static Func<Recipe, Recipe> InCache(bool withEpsilon) => Variant.BatchNorm(norm => norm with
    {
        Around = forward => (x, gamma, beta, state) =>
        {
            var (result, cache) = norm.Around(forward)(x, gamma, beta, state);
            return (result, cache with { Variance = (cache.Variance + (withEpsilon ? state.Epsilon : 0)).PointwiseSqrt() });
        },
    });
}
