namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Ways from x to the output that dx does not follow.</summary>
internal sealed class MissingPaths() : BatchNormMistakes(MistakeOrder.BatchNormMissingPaths)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-bwd-constant-stats", "mean and variance treated as constants", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "dx follows only the direct way: mean and variance are treated as if they did not depend on x.",
            Formula: "dx = dx̂/√(σ² + ε)  +  the way through σ²  +  the way through μ",
            Question: "When one x changes, which three things in the formula of x̂ change with it?",
            With(norm => norm with { VariancePath = (centered, _, _) => 0 * centered, MeanShare = (dmean, _) => 0 * dmean })),

        new("bn-bwd-not-through", "the gradient passes as if nothing were normalized", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "dx is dout, times γ or not: nothing of it goes back through the normalization.",
            Formula: "dx = dx̂/√(σ² + ε)  +  the way through σ²  +  the way through μ",
            Question: "If all x are ten times as large, y stays the same. What does that say about the size of dx?",
            With(norm => norm.WithDx((_, dout, _) => dout)),
            With(norm => norm.WithDx((_, dout, cache) => dout.PointwiseMultiply(cache.Gamma)))) { IsWhole = true },

        new("bn-bwd-no-mean-path", "the way through the mean is missing", ["1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The way through the mean is missing from dx.",
            Formula: "dxᵢ = dcᵢ + dμ/N",
            Question: "A constant that is added to a whole column changes nothing in the output. What must the values of dx in that "
                + "column add up to, then? Do they?",
            With(norm => norm with { MeanShare = (dmean, _) => 0 * dmean }))
        {
            WordsIn = { ["1.6"] = ShortForm("the mean of dout is not taken away", "The mean of dout is not taken away in dx.") },
        },

        new("bn-bwd-no-var-path", "the way through the variance is missing", ["1.4d", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The way through the variance is missing: x − μ is treated as if it were used by x̂ alone.",
            Formula: "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N",
            Question: "x − μ is used in x̂ and once more in σ². Which term of this code follows that second way?",
            With(norm => norm with { VariancePath = (centered, _, _) => 0 * centered }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "the part along x̂ is not taken away",
                "The last term, the part along x̂, is missing or 0.",
                Stretched) },
        },

        new("bn-bwd-no-direct-path", "the direct way is missing", ["1.4d", "1.4f", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "The direct way is missing from the sum: only the way through the variance, or through the mean, is there.",
            Formula: "dcᵢ = dx̂ᵢ/√(σ² + ε) + dσ² · 2(xᵢ − μ)/N;  dxᵢ = dcᵢ + dμ/N",
            Question: "How many arrows lead away from x in the graph, and how many from c = x − μ? Has each of them a term in this code?",
            With(norm => norm with { DirectPath = (dxHat, _) => 0 * dxHat }),
            With(norm => norm with { DxDirect = dCentered => 0 * dCentered }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "dout itself is missing",
                "dout itself is missing from dx: only what should be taken away from it is there.",
                "Three things stand in the formula's bracket. Which of them has no term in this code?") },
            VariantsIn = { ["1.6"] = [With(norm => norm.WithDx(
                (dx, dout, cache) => dx - (norm.DxHat(dout, cache.Gamma) / BatchNormRecipe.Root(cache))))] },
        },
    ];
}
