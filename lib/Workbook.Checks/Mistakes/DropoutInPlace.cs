namespace Workbook.Checks.Mistakes;

/// <summary>An input is changed in place.</summary>
internal static class DropoutInPlace
{
    public static Mistake Mistake { get; } = new("do-in-place", "x or dout is overwritten")
    {
        Tasks = ["2.1", "2.2"],
        Sentence = "The code writes its result into the matrix that it was given: the caller's x or dout is overwritten.",
        Formula = "out is a new matrix, x stays as it is",
        FormulaIsRule = true,
        Question = "A matrix variable is a reference: after x[i, j] = …, what does the layer below, which holds the same matrix, see?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { InPlace = true }),
            recipe => recipe.WithDropout(dropout => dropout with
            {
                TrainBackward = (dout, cache) =>
                {
                    dout.PointwiseMultiply(cache.Mask, dout);
                    return dout;
                },
            }),
            // The mask of the cache takes the product.
            recipe => recipe.WithDropout(dropout => dropout with
            {
                TrainBackward = (dout, cache) =>
                {
                    dout.PointwiseMultiply(cache.Mask, cache.Mask);
                    return cache.Mask!;
                },
            }),
        ],
    };
}
