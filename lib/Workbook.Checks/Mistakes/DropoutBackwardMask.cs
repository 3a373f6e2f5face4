namespace Workbook.Checks.Mistakes;

/// <summary>dout is forgotten in backward.</summary>
internal static class DropoutBackwardMask
{
    public static Mistake Mistake { get; } = new("do-bwd-returns-mask", "backward returns the mask")
    {
        Tasks = ["2.2"],
        Sentence = "dx is the mask itself: dout does not occur in it.",
        Formula = "dx = m · dout",
        Question = "By the chain rule, what is the layer's own slope multiplied with?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (_, cache) => cache.Mask!.Clone() })],
    };
}
