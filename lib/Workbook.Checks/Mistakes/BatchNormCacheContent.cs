namespace Workbook.Checks.Mistakes;

/// <summary>A place of the cache holds something else than its name says.</summary>
internal static class BatchNormCacheContent
{
    public static Mistake Mistake { get; } = new("bn-cache-content", "something else in the cache than its name says")
    {
        Tasks = ["1.3"],
        Sentence = "One value of the cache is not the one that its name says.",
        Formula = "new BatchNormCache(γ, x, μ, σ², ε, x̂), in this order",
        FormulaIsRule = true,
        Question = "Which variable of this code holds x̂ itself, before γ and β? Which hold x, μ and σ²? Are these the ones that the cache is given?",
        Variants =
        [
            Cache((_, cache) => cache with { XHat = cache.X - cache.Mean }),
            Cache((_, cache) => cache with { XHat = cache.XHat.PointwiseMultiply(cache.Gamma) }),
            Cache((output, cache) => cache with { XHat = output }),
            Cache((_, cache) => cache with { X = cache.X - cache.Mean }),
            Cache((_, cache) => cache with { X = cache.XHat }),
            Cache((output, cache) => cache with { X = output }),
            Cache((_, cache) => cache with { Mean = cache.Variance, Variance = cache.Mean }),
            Cache((_, cache) => cache with { Variance = cache.Variance + cache.Epsilon }),
            recipe => recipe.WithBatchNorm(norm => norm with
            {
                Around = forward => (x, gamma, beta, state) =>
                {
                    var (result, cache) = norm.Around(forward)(x, gamma, beta, state);
                    return (result, state.Mode == Mode.Test ? cache : cache with { Gamma = beta });
                },
            }),
        ],
    };

    private static Func<Recipe, Recipe> Cache(Func<MathNet.Numerics.LinearAlgebra.Matrix<double>, BatchNormCache, BatchNormCache> change) => Variant.BatchNorm(norm => norm with
    {
        Around = forward => (x, gamma, beta, state) =>
        {
            var (result, cache) = norm.Around(forward)(x, gamma, beta, state);
            return (result, state.Mode == Mode.Test ? cache : change(result, cache));
        },
    });
}
