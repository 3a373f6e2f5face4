namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>γ, N and ε on the way back.</summary>
internal sealed class Factors() : BatchNormMistakes(MistakeOrder.BatchNormFactors)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-bwd-gamma-forgotten", "γ left out of dx", ["1.4a", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "γ is missing on the way back: dout is used where dout · γ belongs.",
            Formula: "dx̂ = dout · γ",
            Question: "In y = γ · x̂ + β, by how much does y change when x̂ changes by 1?",
            With(norm => norm with { DxHat = (dout, _) => dout }),

            // γ in the direct term of the short form only.
            With(norm => norm with { AroundBackward = _ => (dout, cache) => Direct(norm, dout, cache) })),

        new("bn-bwd-gamma-divides", "divided by γ on the way back", ["1.4a", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The gradient is divided by γ on the way back.",
            Formula: "dx̂ = dout · γ",
            Question: "If γ is 10, does y follow a change of x̂ ten times as strongly, or a tenth as strongly?",
            With(norm => norm with { DxHat = (dout, gamma) => dout.PointwiseDivide(gamma) })),

        new("bn-bwd-no-1/N", "not divided by N", ["1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "What comes back through a mean is passed on whole; it is not divided by N.",
            Formula: "dcᵢ = … + dσ² · 2(xᵢ − μ)/N;  dxᵢ = dcᵢ + dμ/N",
            Question: "μ and σ² are means of N terms. How much of a change of one single xᵢ arrives in them?",
            EachAndBoth(
                With(norm => norm with { VariancePath = (centered, dvar, _) => norm.VariancePath(centered, dvar, 1) }),
                With(norm => norm with { MeanShare = (dmean, _) => norm.MeanShare(dmean, 1) }))) { WordsIn = { ["1.6"] = ShortForm() } },

        new("bn-eps-missing-bwd", "ε missing on the way back", ["1.4c", "1.4d", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "ε is left out on the way back: the root or the power is taken of σ² alone.",
            Formula: "dσ² = −½ · ds · (σ² + ε)^(−3/2);  dc = dx̂ / √(σ² + ε) + …",
            Question: "The forward pass divides by √(σ² + ε). Is there any place in its derivative where σ² stands without ε?",
            With(norm => norm with { DvarEpsilon = _ => 0 }),
            With(norm => norm with { DCenteredEpsilon = _ => 0 }),
            With(norm => norm with { DvarEpsilon = _ => 0, DCenteredEpsilon = _ => 0 }),
            With(norm => norm.WithDx(
                (dx, _, cache) => dx.PointwiseMultiply(BatchNormRecipe.Root(cache).PointwiseDivide(cache.Variance.PointwiseSqrt())))))
        {
            WordsIn = { ["1.6"] = ShortForm(sentence: "ε is left out on the way back: the root is taken of σ² alone.") },
        },
    ];

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Direct(
        BatchNormRecipe norm, Matrix<double> dout, BatchNormCache cache)
    {
        var (_, dgamma, dbeta) = norm.Backward(dout, cache);
        var along = dout.PointwiseMultiply(cache.XHat).Mean(axis: 0);
        var inner = dout.PointwiseMultiply(cache.Gamma) - dout.Mean(axis: 0) - cache.XHat.PointwiseMultiply(along);
        return (inner / BatchNormRecipe.Root(cache), dgamma, dbeta);
    }
}
