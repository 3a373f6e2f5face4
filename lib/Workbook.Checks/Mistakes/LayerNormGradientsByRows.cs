namespace Workbook.Checks.Mistakes;

/// <summary>dγ or dβ has one value for each example.</summary>
internal static class LayerNormGradientsByRows
{
    public static Mistake Mistake { get; } = new("ln-dgamma-axis", "dγ or dβ along the rows")
    {
        Tasks = ["1.10"],
        Sentence = "dγ or dβ adds up along the rows and has one value for each example.",
        Formula = "dγ[j] = Σᵢ dout[i,j]·x̂[i,j];  dβ[j] = Σᵢ dout[i,j]",
        Question = "γ and β still belong to the columns: how many values must their gradients have?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1) }),
            Variant.LayerNorm(norm => norm with { Dbeta = dout => dout.Sum(axis: 1) }),
            Variant.LayerNorm(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1), Dbeta = dout => dout.Sum(axis: 1) }),
        ],
    };
}
