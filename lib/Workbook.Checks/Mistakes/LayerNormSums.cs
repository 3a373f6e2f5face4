namespace Workbook.Checks.Mistakes;

/// <summary>1/D is missing in dx.</summary>
internal static class LayerNormSums
{
    public static Mistake Mistake { get; } = new("ln-bwd-no-1/D", "sums where means belong")
    {
        Tasks = ["1.10"],
        Sentence = "In dx a sum along the row stands where a mean belongs: 1/D is missing.",
        Formula = "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
        Question = "μ is the sum of the row divided by D: where does that 1/D appear in the derivative?",
        Variants = [
            Variant.LayerNorm(norm => norm with { MeanPath = dxHat => dxHat.Sum(axis: 1), VariancePath = products => products.Sum(axis: 1) }),
            Variant.LayerNorm(norm => norm with { MeanPath = dxHat => dxHat.Sum(axis: 1) }),
            Variant.LayerNorm(norm => norm with { VariancePath = products => products.Sum(axis: 1) }),
        ],
    };
}
