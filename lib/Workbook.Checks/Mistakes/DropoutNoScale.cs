namespace Workbook.Checks.Mistakes;

/// <summary>The mask is not divided by 1 − p.</summary>
internal static class DropoutNoScale
{
    public static Mistake Mistake { get; } = new("do-no-scale", "the values that are kept are not scaled up")
    {
        Tasks = ["2.1"],
        Sentence = "In training the values that are kept come out as they went in: nothing makes up for those that are dropped.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "If a share p of the values becomes 0 and the rest stays as it is, what is the mean of the output compared with that of the input?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Scale = _ => 1 }),
            // The mask in the cache has the factor, the result has not.
            recipe => recipe.WithDropout(dropout => dropout with { Apply = (x, mask) => x.PointwiseMultiply(mask.PointwiseSign()) }),
        ],
    };
}
