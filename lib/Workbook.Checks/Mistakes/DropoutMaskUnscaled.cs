namespace Workbook.Checks.Mistakes;

/// <summary>The cached mask has no scale.</summary>
internal static class DropoutMaskUnscaled
{
    public static Mistake Mistake { get; } = new("do-mask-unscaled", "the mask in the cache lacks the factor")
    {
        Tasks = ["2.1"],
        Sentence = "The result is scaled, but the mask in the cache holds zeros and ones without the factor.",
        Formula = "cache.Mask = [r ≥ p] / (1 − p)",
        Question = "The backward pass multiplies by cache.Mask and knows nothing else: where would the factor come from there?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (mask, _, _) => mask.PointwiseSign() })],
    };
}
