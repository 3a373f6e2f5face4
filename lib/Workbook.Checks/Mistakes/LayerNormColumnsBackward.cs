namespace Workbook.Checks.Mistakes;

/// <summary>The means of dx run down the columns.</summary>
internal static class LayerNormColumnsBackward
{
    public static Mistake Mistake { get; } = new("ln-bwd-columns", "batch normalization's way back")
    {
        Tasks = ["1.10"],
        Sentence = "The means in dx run down the columns, as in batch normalization.",
        Formula = "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
        Question = "Along which axis did the forward pass take its mean and variance?",
        Variants = [Variant.LayerNorm(norm => norm with { AroundBackward = _ => Columns })],
    };

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Columns(Matrix<double> dout, LayerNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat - dxHat.Mean(axis: 0) - cache.XHat.PointwiseMultiply(dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 0));
        return (inner.DivideColumn((cache.Variance + cache.Epsilon).PointwiseSqrt()), dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }
}
