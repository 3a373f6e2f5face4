namespace Workbook.Checks.Mistakes;

/// <summary>γ comes too late, or not at all, in dx.</summary>
internal static class LayerNormGammaLate
{
    public static Mistake Mistake { get; } = new("ln-bwd-gamma-late", "γ is multiplied after the means")
    {
        Tasks = ["1.10"],
        Sentence = "The means in dx are taken of dout; γ is multiplied afterwards, or not at all.",
        Formula = "g = dout·γ, and the means are means of g",
        Question = "In batch normalization γ is one number within each mean. Is it here, along a row?",
        Variants = [
            Variant.LayerNorm(norm => norm with { AroundBackward = _ => (dout, cache) => Late(norm, dout, cache) }),
            Variant.LayerNorm(norm => norm with { DxHat = (dout, _) => dout }),
        ],
    };

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Late(LayerNormRecipe norm, Matrix<double> dout, LayerNormCache cache)
    {
        var inner = dout.SubtractColumn(norm.MeanPath(dout)) - cache.XHat.MultiplyColumn(norm.VariancePath(dout.PointwiseMultiply(cache.XHat)));
        return (inner.DivideColumn(norm.DivisorBackward(cache.Variance, cache.Epsilon)).PointwiseMultiply(cache.Gamma), norm.Dgamma(dout, cache.XHat), norm.Dbeta(dout));
    }
}
