namespace Workbook.Checks.Mistakes;

/// <summary>The output is not scaled.</summary>
internal static class BatchNormGammaForgottenForward
{
    public static Mistake Mistake { get; } = new("bn-fwd-gamma-forgotten", "γ left out of the output")
    {
        Tasks = ["0.2", "1.3", "1.7", "1.8"],
        Sentence = "The output is not multiplied by γ.",
        Formula = "y = γ · x̂ + β",
        Question = "If γ doubles, what should happen to the output, and what happens to it in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Scale = (xHat, _) => xHat }),
            Variant.BatchNormIn(Mode.Test, norm => norm with { Scale = (xHat, _) => xHat }),
        ],
    };
}
