namespace Workbook.Checks.Mistakes;

/// <summary>dγ or dβ is divided by N.</summary>
internal static class LayerNormGradientsAveraged
{
    public static Mistake Mistake { get; } = new("ln-dgamma-mean", "dγ or dβ is a mean")
    {
        Tasks = ["1.10"],
        Sentence = "dγ or dβ is a mean over the examples instead of a sum.",
        Formula = "dγ[j] = Σᵢ dout[i,j]·x̂[i,j];  dβ[j] = Σᵢ dout[i,j]",
        Question = "β[j] is added in each of the N rows: do N small changes of the loss add up, or average?",
        Variants = [
            Variant.LayerNorm(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0) }),
            Variant.LayerNorm(norm => norm with { Dbeta = dout => dout.Mean(axis: 0) }),
            Variant.LayerNorm(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0), Dbeta = dout => dout.Mean(axis: 0) }),
        ],
    };
}
