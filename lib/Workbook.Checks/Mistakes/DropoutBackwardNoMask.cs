namespace Workbook.Checks.Mistakes;

/// <summary>The mask or its factor is left out of dx.</summary>
internal static class DropoutBackwardNoMask
{
    public static Mistake Mistake { get; } = new("do-bwd-no-mask", "backward ignores the mask or its scale")
    {
        Tasks = ["2.2"],
        Sentence = "The gradient leaves out the mask, or the factor 1/(1 − p) that belongs to it.",
        Formula = "dx = m · dout",
        Question = "A dropped value has no influence on the loss, a kept one acts with the factor 1/(1 − p): what is the slope in each case?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, _) => dout }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask!.PointwiseSign()) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout / (1 - cache.State.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout * (1 - cache.State.DropProbability) }),
        ],
    };
}
