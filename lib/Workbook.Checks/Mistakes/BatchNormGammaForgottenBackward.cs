namespace Workbook.Checks.Mistakes;

/// <summary>γ is missing on the way back.</summary>
internal static class BatchNormGammaForgottenBackward
{
    public static Mistake Mistake { get; } = new("bn-bwd-gamma-forgotten", "γ left out of dx")
    {
        Tasks = ["1.4a", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "γ is missing on the way back: dout is used where dout · γ belongs.",
        Formula = "dx̂ = dout · γ",
        Question = "In y = γ · x̂ + β, by how much does y change when x̂ changes by 1?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { DxHat = (dout, _) => dout }),
            Variant.BatchNorm(norm => norm with { AroundBackward = backward => (dout, cache) => Direct(norm, dout, cache) }),
        ],
    };

    // γ in the direct term of the short form only.
    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Direct(BatchNormRecipe norm, Matrix<double> dout, BatchNormCache cache)
    {
        var (_, dgamma, dbeta) = norm.Backward(dout, cache);
        var inner = dout.PointwiseMultiply(cache.Gamma) - dout.Mean(axis: 0) - cache.XHat.PointwiseMultiply(dout.PointwiseMultiply(cache.XHat).Mean(axis: 0));
        return (inner / BatchNormRecipe.Root(cache.Variance, cache.Epsilon), dgamma, dbeta);
    }
}
