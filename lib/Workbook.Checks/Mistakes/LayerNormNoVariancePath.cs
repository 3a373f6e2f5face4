namespace Workbook.Checks.Mistakes;

/// <summary>The part along x̂ is not removed.</summary>
internal static class LayerNormNoVariancePath
{
    public static Mistake Mistake { get; } = new("ln-bwd-no-var-path", "the way through the variance is missing")
    {
        Tasks = ["1.10"],
        Sentence = "dx lacks the way through the variance.",
        Formula = "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
        Question = "Stretch a whole row: the output hardly changes. Which term of your dx takes care of that?",
        Variants = [
            Variant.LayerNorm(norm => norm with { VariancePath = products => 0 * products.Mean(axis: 1) }),
        ],
    };
}
