namespace Workbook.Checks.Mistakes;

/// <summary>The cached mask marks what was dropped.</summary>
internal static class DropoutMaskInverted
{
    public static Mistake Mistake { get; } = new("do-mask-inverted", "the mask in the cache is inverted")
    {
        Tasks = ["2.1"],
        Sentence = "The mask in the cache is 0 where a value was kept, and not 0 where it was dropped.",
        Formula = "cache.Mask = m, 0 where a value is dropped",
        Question = "out = m · x: what must the mask be where out is 0?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (mask, _, _) => mask.Map(factor => factor == 0 ? 1.0 : 0.0, Zeros.Include) }),
            recipe => recipe.WithDropout(dropout => dropout with { CachedMask = (mask, _, _) => (mask.Enumerate().Max() - mask) }),
        ],
    };
}
