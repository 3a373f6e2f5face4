namespace Workbook.Checks.Mistakes;

/// <summary>The scale is applied again in backward.</summary>
internal static class DropoutBackwardScaledTwice
{
    public static Mistake Mistake { get; } = new("do-bwd-scaled-twice", "the factor 1/(1 − p) counted twice")
    {
        Tasks = ["2.2"],
        Sentence = "The gradient is divided by 1 − p although cache.Mask holds that factor already.",
        Formula = "dx = m · dout, and m = [r ≥ p] / (1 − p)",
        Question = "Which values does cache.Mask hold, zeros aside?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask) / (1 - cache.State.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask).PointwiseMultiply(cache.Mask) }),
        ],
    };
}
