namespace Workbook.Checks.Mistakes;

/// <summary>The cache holds no mask in training.</summary>
internal static class DropoutNullMask
{
    public static Mistake Mistake { get; } = new("do-null-mask", "no mask in the cache")
    {
        Tasks = ["2.1"],
        Sentence = "In training the cache holds null in place of the mask.",
        Formula = "training: new DropoutCache(state, m)",
        Question = "What will the backward pass multiply by?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (_, _, _) => null }),
            // Where p is 0.
            recipe => recipe.WithDropout(dropout => dropout with { Mode = state => state.DropProbability == 0 ? Workbook.Mode.Test : state.Mode }),
        ],
    };
}
