namespace Workbook.Checks.Mistakes;

/// <summary>The mask in the cache is made from the result.</summary>
internal static class DropoutMaskFromOut
{
    public static Mistake Mistake { get; } = new("do-mask-from-out", "the mask is read off the result")
    {
        Tasks = ["2.1"],
        Sentence = "The mask in the cache is the result itself or is read off its zeros, so a value of x that is 0 counts as dropped.",
        Formula = "cache.Mask = m, as it was drawn",
        Question = "After a ReLU many values of x are 0. Which of them were dropped, and which were kept? Can the result tell?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (mask, _, result) => Factors(result, mask) }),
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (_, _, result) => result.PointwiseSign().PointwiseAbs() }),
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (_, x, result) => result.PointwiseDivide(x) }),
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (_, _, result) => result }),
        ],
    };

    private static Matrix<double> Factors(Matrix<double> result, Matrix<double> mask)
    {
        var scale = mask.Enumerate().Max();
        return result.Map(value => value == 0 ? 0 : scale, Zeros.Include);
    }
}
