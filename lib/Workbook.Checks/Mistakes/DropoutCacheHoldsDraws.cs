namespace Workbook.Checks.Mistakes;

/// <summary>The random numbers are cached in the mask's place.</summary>
internal static class DropoutCacheHoldsDraws
{
    public static Mistake Mistake { get; } = new("do-cache-holds-draws", "the cache holds the random numbers")
    {
        Tasks = ["2.1"],
        Sentence = "The cache holds numbers that differ from value to value where it should hold the mask: perhaps the random numbers themselves.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "Which values can an entry of the mask have, given p?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with
            {
                CachedMask = (mask, _, _) => mask.MapIndexed((i, j, factor) => factor + ((i + (0.1 * j) + 1) / 1000), Zeros.Include),
            }),
        ],
    };
}
