namespace Workbook.Checks.Mistakes;

/// <summary>All entries of the mask are 0.</summary>
internal static class DropoutMaskMissing
{
    public static Mistake Mistake { get; } = new("do-mask-missing", "the mask is never filled")
    {
        Tasks = ["2.1"],
        Sentence = "The mask, or the one that goes into the cache, holds nothing but zeros.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "A new matrix is full of zeros: which line writes into this one? Print the mask before it is used.",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (_, _) => false }),
            // Only the one in the cache is empty.
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (mask, _, _) => 0 * mask }),
        ],
    };
}
