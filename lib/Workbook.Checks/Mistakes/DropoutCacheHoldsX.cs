namespace Workbook.Checks.Mistakes;

/// <summary>x is cached in the mask's place.</summary>
internal static class DropoutCacheHoldsX
{
    public static Mistake Mistake { get; } = new("do-cache-holds-x", "the cache holds x instead of the mask")
    {
        Tasks = ["2.1"],
        Sentence = "The cache holds x where it should hold the mask.",
        Formula = "new DropoutCache(state, m)",
        Question = "Which matrix does the backward pass need to know which values were dropped?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (_, x, _) => x })],
    };
}
