namespace Workbook.Checks.Mistakes;

/// <summary>The output is not shifted.</summary>
internal static class BatchNormBetaForgottenForward
{
    public static Mistake Mistake { get; } = new("bn-fwd-beta-forgotten", "β left out of the output")
    {
        Tasks = ["0.2", "1.3", "1.7", "1.8"],
        Sentence = "β is not added to the output.",
        Formula = "y = γ · x̂ + β",
        Question = "If β grows by 1, what should happen to every value of the output, and what happens to it in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Shift = (scaled, _) => scaled }),
            Variant.BatchNormIn(Mode.Test, norm => norm with { Shift = (scaled, _) => scaled }),
        ],
    };
}
