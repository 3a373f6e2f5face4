namespace Workbook.Checks.Mistakes;

/// <summary>The cache holds an array that is changed after it was put there.</summary>
internal static class CacheAlias
{
    public static Mistake Mistake { get; } = new("cs-cache-alias", "the cache holds an array that is changed later")
    {
        Tasks = ["1.3", "1.5", "1.6", "1.9", "1.10", "2.1", "2.2"],
        Sentence = "The cache holds a matrix or vector that is changed afterwards: by a later line of the same call, or by the next call.",
        Formula = "cache = the values of this call, as they were when they were computed",
        FormulaIsRule = true,
        Question = "Matrices are references here: which lines still write into the one that you put into the cache?",
        Variants =
        [
            // xHat is turned into the output in place.
            recipe => recipe.WithBatchNorm(norm => norm with
            {
                Around = forward => (x, gamma, beta, state) =>
                {
                    var (result, cache) = forward(x, gamma, beta, state);
                    return (result, state.Mode == Mode.Test ? cache : cache with { XHat = result });
                },
            }),
            Scaled,
            recipe => recipe.WithLayerNorm(norm => norm with
            {
                Around = forward => (x, gamma, beta, state) =>
                {
                    var (result, cache) = forward(x, gamma, beta, state);
                    return (result, cache with { XHat = result });
                },
            }),
        ],
    };

    // Only γ is multiplied in.
    private static Recipe Scaled(Recipe recipe) => recipe.WithBatchNorm(norm => norm with
    {
        Around = forward => (x, gamma, beta, state) =>
        {
            var (result, cache) = forward(x, gamma, beta, state);
            return (result, state.Mode == Mode.Test ? cache : cache with { XHat = cache.XHat.PointwiseMultiply(gamma) });
        },
    });
}
