namespace Workbook.Checks.Mistakes;

/// <summary>Another mask is cached.</summary>
internal static class DropoutMaskOther
{
    public static Mistake Mistake { get; } = new("do-mask-other", "the cache holds another mask than the one used")
    {
        Tasks = ["2.1"],
        Sentence = "The mask in the cache is not the one that x was multiplied with: it has its zeros elsewhere.",
        Formula = "out = m · x and cache.Mask = m, one and the same m",
        Question = "How many times does one call draw, and which of the masks goes into the cache?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with
            {
                CachedMask = (mask, _, _) => Matrix<double>.Build.Dense(mask.RowCount, mask.ColumnCount, (i, j) => mask[(i + 1) % mask.RowCount, (j + 1) % mask.ColumnCount]),
            }),
        ],
    };
}
