namespace Workbook.Checks.Mistakes;

/// <summary>The gradient is divided by γ.</summary>
internal static class BatchNormGammaDividesBackward
{
    public static Mistake Mistake { get; } = new("bn-bwd-gamma-divides", "divided by γ on the way back")
    {
        Tasks = ["1.4a", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "The gradient is divided by γ on the way back.",
        Formula = "dx̂ = dout · γ",
        Question = "If γ is 10, does y follow a change of x̂ ten times as strongly, or a tenth as strongly?",
        Variants = [Variant.BatchNorm(norm => norm with { DxHat = (dout, gamma) => dout.PointwiseDivide(gamma) })],
    };
}
