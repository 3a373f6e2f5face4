namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>Sums over the rows: ds, dγ and dβ, and what they are computed from.</summary>
internal sealed class Gradients() : BatchNormMistakes(MistakeOrder.BatchNormGradients)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-bwd-mean-for-sum", "a mean over the rows where a sum belongs", ["1.4b", "1.4g", "1.4h", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "A gradient that adds up over the rows is a mean here: it is divided by N.",
            Formula: "ds = Σᵢ dx̂ᵢ · cᵢ;  dγ = Σᵢ doutᵢ · x̂ᵢ;  dβ = Σᵢ doutᵢ",
            Question: "One value acts on all N rows. If each row contributes 1 to its gradient, what is the whole gradient?",
            [
                With(norm => norm with { DInverseStd = (dxHat, centered) => norm.DInverseStd(dxHat, centered) / dxHat.RowCount }),
                .. EachAndBoth(
                    With(norm => norm with { Dgamma = (dout, xHat) => norm.Dgamma(dout, xHat) / dout.RowCount }),
                    With(norm => norm with { Dbeta = dout => norm.Dbeta(dout) / dout.RowCount })),
            ]),

        new("bn-bwd-product-of-sums", "sums multiplied instead of products added", ["1.4b", "1.4g", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "Two sums over the rows are multiplied, where the products should be added up row by row.",
            Formula: "ds = Σᵢ dx̂ᵢ · cᵢ;  dγ = Σᵢ doutᵢ · x̂ᵢ",
            Question: "Take two rows, (1, 2) and (3, 4): is 1·2 + 3·4 the same as (1 + 3)·(2 + 4)? What does each column of x − μ add up "
                + "to?",
            With(norm => norm with { Dgamma = ProductOfSums }))
        {
            WordsIn = { ["1.6"] = new(Formula: "dγ = Σᵢ doutᵢ · x̂ᵢ, in the result and again in dx") },
            // x − μ adds up to 0, and so the way through the variance is lost.
            VariantsIn =
            {
                ["1.4b"] = [With(norm => norm with { DInverseStd = ProductOfSums })],
                ["1.5"] = [With(norm => norm with { DInverseStd = ProductOfSums })],
                ["1.6"] = [With(norm => norm with { DInverseStd = ProductOfSums })],
            },
        },

        new("bn-dgamma-x", "dγ with another matrix in place of x̂", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "dγ is computed with x or x − μ in place of x̂.",
            Formula: "dγ = Σᵢ doutᵢ · x̂ᵢ",
            Question: "What does γ multiply in the forward pass, and under which name is that in the cache?",
            With(norm => norm.WithInputs((inputs, _, cache) => inputs with { XHat = cache.X })),
            With(norm => norm.WithInputs((inputs, _, cache) => inputs with { XHat = cache.X - cache.Mean }))),

        new("bn-dgamma-without-xhat", "x̂ left out of dγ", ["1.4g", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "x̂ is missing from dγ: dout is added up as it is.",
            Formula: "dγ = Σᵢ doutᵢ · x̂ᵢ",
            Question: "If x̂ is 0 in some row, does γ have any effect on y there?",
            With(norm => norm with { Dgamma = (dout, _) => dout.Sum(axis: 0) })),

        new("bn-dgamma-dbeta-swapped", "dγ and dβ in each other's place", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "dγ and dβ stand in each other's place in the result.",
            Formula: "(Dx, Dgamma, Dbeta)",
            Question: "In which order does the task list the gradients, and in which order does this code return them?",
            With(norm => norm with
            {
                AroundBackward = backward => (dout, cache)
                    => norm.AroundBackward(backward)(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dbeta, dgamma) : default,
            }))
        {
            WordsIn =
            {
                ["1.7"] = new(Formula: "(…, Dgamma, Dbeta): γ first, then β"),
                ["1.8"] = new(Formula: "(…, Dgamma, Dbeta): γ first, then β"),
            },
        },

        new("bn-bwd-dxhat-for-dout", "dx̂ in place of dout in dγ or dβ", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "dγ or dβ is computed from dx̂, which already contains γ, instead of dout.",
            Formula: "dγ = Σᵢ doutᵢ · x̂ᵢ;  dβ = Σᵢ doutᵢ",
            Question: "Which gradient arrives at the product γ · x̂ and at the sum with β: that of y, or that of x̂?",
            EachAndBoth(
                With(norm => norm.WithInputs((inputs, dxHat, _) => inputs with { Dout = dxHat })),
                With(norm => norm.WithInputs((inputs, dxHat, _) => inputs with { DoutOfBeta = dxHat })))),

        new("bn-bwd-not-centered", "x in place of x − μ on the way back", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "ds is computed with x itself where x − μ belongs.",
            Formula: "ds = Σᵢ dx̂ᵢ · (xᵢ − μ)",
            Question: "What was multiplied with s = 1/√(σ² + ε) in the forward pass?",
            With(norm => norm with { Centered = cache => (cache.X, norm.Centered(cache).InDCentered) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                sentence: "In the sum of the last term x stands without its mean taken away.",
                question: "Which of your results is that sum already?") },
        },

        new("bn-bwd-xhat-for-centered", "x̂ in place of x − μ on the way back", ["1.5", "1.6", "1.7", "1.8"],
            Sentence: "x̂ stands on the way back where x − μ belongs.",
            Formula: "ds = Σᵢ dx̂ᵢ · (xᵢ − μ);  dcᵢ = … + dσ² · 2(xᵢ − μ)/N",
            Question: "x̂ is x − μ after the division. Does the factor in this line come before that division or after it?",
            With(norm => norm with { Centered = cache => (cache.XHat, cache.XHat) }),
            With(norm => norm with { Centered = cache => (cache.XHat, norm.Centered(cache).InDCentered) }),
            With(norm => norm with { Centered = cache => (norm.Centered(cache).InDInverseStd, cache.XHat) }))
        {
            WordsIn = { ["1.6"] = ShortForm(
                "the last term divided by √(σ² + ε) too often",
                "The last term is divided by √(σ² + ε) once more, or twice, although x̂ contains that division already.",
                ThreeFactors) },
        },
    ];

    private static Vector<double> ProductOfSums(Matrix<double> left, Matrix<double> right)
        => left.Sum(axis: 0).PointwiseMultiply(right.Sum(axis: 0));
}
