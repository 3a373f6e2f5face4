namespace Workbook.Checks.Mistakes;

/// <summary>The output is multiplied by β.</summary>
internal static class BatchNormBetaMultiplied
{
    public static Mistake Mistake { get; } = new("bn-beta-multiplied", "β multiplied instead of added")
    {
        Tasks = ["0.2", "1.3", "1.7", "1.8"],
        Sentence = "The output is multiplied by β where β should be added.",
        Formula = "y = γ · x̂ + β",
        Question = "With β = 0, as at the start of training, what is the output of this code?",
        Variants = [Variant.BatchNorm(norm => norm with { Shift = (scaled, beta) => scaled.PointwiseMultiply(beta) })],
    };
}
