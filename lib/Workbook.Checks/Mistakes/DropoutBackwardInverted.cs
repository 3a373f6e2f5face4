namespace Workbook.Checks.Mistakes;

/// <summary>Backward has kept and dropped exchanged.</summary>
internal static class DropoutBackwardInverted
{
    public static Mistake Mistake { get; } = new("do-bwd-inverted", "backward keeps the gradients of dropped values")
    {
        Tasks = ["2.2"],
        Sentence = "The gradient passes where the mask is 0 and is 0 where the mask is not.",
        Formula = "dx = m · dout",
        Question = "A value that was dropped is multiplied by 0: how much does the loss change when that value changes?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask!.Map(factor => factor == 0 ? 1.0 : 0.0, Zeros.Include)) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask!.Map(factor => factor == 0 ? 1 / (1 - cache.State.DropProbability) : 0.0, Zeros.Include)) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(1 - cache.Mask!) }),
        ],
    };
}
