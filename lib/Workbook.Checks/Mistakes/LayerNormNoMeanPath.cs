namespace Workbook.Checks.Mistakes;

/// <summary>The mean of the gradient is not removed.</summary>
internal static class LayerNormNoMeanPath
{
    public static Mistake Mistake { get; } = new("ln-bwd-no-mean-path", "the way through the mean is missing")
    {
        Tasks = ["1.10"],
        Sentence = "dx lacks the way through the mean.",
        Formula = "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
        Question = "Add a constant to a whole row: the output does not change. Do the entries of your dx in a row add up to 0?",
        Variants = [Variant.LayerNorm(norm => norm with { MeanPath = dxHat => 0 * dxHat.Mean(axis: 1) })],
    };
}
