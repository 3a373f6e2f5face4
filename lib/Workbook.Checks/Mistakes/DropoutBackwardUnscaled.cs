namespace Workbook.Checks.Mistakes;

/// <summary>The scale is inverted in backward.</summary>
internal static class DropoutBackwardUnscaled
{
    public static Mistake Mistake { get; } = new("do-bwd-scale-inverted", "the factor is divided out again")
    {
        Tasks = ["2.2"],
        Sentence = "The gradient of a kept value is multiplied by 1 − p, where the forward pass divided by it.",
        Formula = "dx = m · dout",
        Question = "out = m · x is linear in x: is its slope m, or 1/m?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask!.PointwiseSign()) * (1 - cache.State.DropProbability) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask!.Map(factor => factor == 0 ? 0 : 1 / factor, Zeros.Include)) }),
            recipe => recipe.WithDropout(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseDivide(cache.Mask) }),
        ],
    };
}
