namespace Workbook.Checks.Tasks.LayerNormalization.Mistakes;

/// <summary>Layer normalization, back to x, γ and β.</summary>
internal sealed class Backward() : MistakeGroup<LayerNormRecipe>(MistakeOrder.LayerNormBackward)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("ln-bwd-constant-stats", "mean and variance treated as constants", ["1.10"],
            Sentence: "dx is γ·dout divided by the root: mean and variance are treated as constants.",
            Formula: "x reaches the loss directly, through μ and through σ²: dx adds up the three",
            Question: "When one value of a row changes, does the mean of the row stay what it was?",
            With(norm => norm with { MeanPath = Nothing, VariancePath = Nothing })),

        new("ln-bwd-not-through", "the gradient passes as if nothing were normalized", ["1.10"],
            Sentence: "dx is dout, times γ or not: nothing of it goes back through the normalization.",
            Formula: "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
            Question: "If all x of a row are ten times as large, y stays the same. What does that say about the size of dx?",
            WithDx((_, dout, _) => dout),
            WithDx((_, dout, cache) => dout.PointwiseMultiply(cache.Gamma))) { IsWhole = true },

        new("ln-bwd-no-mean-path", "the way through the mean is missing", ["1.10"],
            Sentence: "dx lacks the way through the mean.",
            Formula: "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
            Question: "Add a constant to a whole row: the output does not change. Do the entries of your dx in a row add up to 0?",
            With(norm => norm with { MeanPath = Nothing })),

        new("ln-bwd-no-var-path", "the way through the variance is missing", ["1.10"],
            Sentence: "dx lacks the way through the variance.",
            Formula: "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
            Question: "Stretch a whole row: the output hardly changes. Which term of your dx takes care of that?",
            With(norm => norm with { VariancePath = Nothing })),

        new("ln-bwd-no-1/D", "sums where means belong", ["1.10"],
            Sentence: "In dx a sum along the row stands where a mean belongs: 1/D is missing.",
            Formula: "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
            Question: "μ is the sum of the row divided by D: where does that 1/D appear in the derivative?",
            With(norm => norm with { MeanPath = dxHat => dxHat.Sum(axis: 1), VariancePath = products => products.Sum(axis: 1) }),
            With(norm => norm with { MeanPath = dxHat => dxHat.Sum(axis: 1) }),
            With(norm => norm with { VariancePath = products => products.Sum(axis: 1) })),

        new("ln-bwd-columns", "batch normalization's way back", ["1.10"],
            Sentence: "The means in dx run down the columns, as in batch normalization.",
            Formula: "dx = s·(g − mean(g) − x̂·mean(g·x̂)), means along the row",
            Question: "Along which axis did the forward pass take its mean and variance?",
            With(norm => norm with { AroundBackward = _ => Columns })),

        new("ln-bwd-gamma-late", "γ is multiplied after the means", ["1.10"],
            Sentence: "The means in dx are taken of dout; γ is multiplied afterwards, or not at all.",
            Formula: "g = dout·γ, and the means are means of g",
            Question: "In batch normalization γ is one number within each mean. Is it here, along a row?",
            With(norm => norm with { AroundBackward = _ => (dout, cache) => Late(norm, dout, cache) }),
            With(norm => norm with { DxHat = (dout, _) => dout })),

        new("ln-eps-missing-bwd", "ε is missing in backward", ["1.10"],
            Sentence: "The root in dx is √σ², without ε.",
            Formula: "s = 1/√(σ² + ε), the same as in forward",
            Question: "Which number did the forward pass divide by?",
            With(norm => norm with { DivisorBackward = (variance, _) => variance.PointwiseSqrt() })),

        new("ln-line-for-feature", "one value a row, taken for the columns", ["1.10"],
            Sentence: "A vector with one value for each row is used as if it had one for each column: variance[j], where variance[i] "
                + "belongs.",
            Formula: "x̂[i,j] = (x[i,j] − μ[i]) / √(σ²[i] + ε): mean and variance have N values",
            Question: "How many values has cache.Variance for a batch of N rows, and which index goes through as many?",
            WithDx((dx, _, cache) => Formula.Table(dx, (i, j) => dx[i, j] * Root(cache, i) / Root(cache, j))),
            WithDx((dx, _, cache) => dx.PointwiseMultiply(cache.Variance))),

        new("ln-dgamma-axis", "dγ or dβ along the rows", ["1.10"],
            Sentence: "dγ or dβ adds up along the rows and has one value for each example.",
            Formula: "dγ[j] = Σᵢ dout[i,j]·x̂[i,j];  dβ[j] = Σᵢ dout[i,j]",
            Question: "γ and β still belong to the columns: how many values must their gradients have?",
            EachAndBoth(
                With(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1) }),
                With(norm => norm with { Dbeta = dout => dout.Sum(axis: 1) }))),

        new("ln-dgamma-mean", "dγ or dβ is a mean", ["1.10"],
            Sentence: "dγ or dβ is a mean over the examples instead of a sum.",
            Formula: "dγ[j] = Σᵢ dout[i,j]·x̂[i,j];  dβ[j] = Σᵢ dout[i,j]",
            Question: "β[j] is added in each of the N rows: do N small changes of the loss add up, or average?",
            EachAndBoth(
                With(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0) }),
                With(norm => norm with { Dbeta = dout => dout.Mean(axis: 0) }))),

        new("ln-dgamma-dbeta-swapped", "dγ and dβ are swapped", ["1.10"],
            Sentence: "dγ and dβ are returned in each other's place.",
            Formula: "return (dx, dγ, dβ)",
            Question: "Which of the two does not need x̂? In which place of the tuple does it stand?",
            With(norm => norm with
            {
                AroundBackward = backward => (dout, cache)
                    => backward(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dbeta, dgamma) : default,
            })),
    ];

    private static Func<Recipe, Recipe> WithDx(Func<Matrix<double>, Matrix<double>, LayerNormCache, Matrix<double>> change)
        => With(norm => norm with
        {
            AroundBackward = backward => (dout, cache)
                => backward(dout, cache) is var (dx, dgamma, dbeta) ? (change(dx, dout, cache), dgamma, dbeta) : default,
        });

    private static double Root(LayerNormCache cache, int index) => Math.Sqrt(cache.Variance[index] + cache.Epsilon);

    private static Vector<double> Nothing(Matrix<double> values) => 0 * values.Mean(axis: 1);

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Columns(Matrix<double> dout, LayerNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat - dxHat.Mean(axis: 0) - cache.XHat.PointwiseMultiply(dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 0));
        var dx = inner.DivideColumn(BatchNormRecipe.Root(cache.Variance, cache.Epsilon));
        return (dx, dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Late(
        LayerNormRecipe norm, Matrix<double> dout, LayerNormCache cache)
    {
        var along = norm.VariancePath(dout.PointwiseMultiply(cache.XHat));
        var inner = dout.SubtractColumn(norm.MeanPath(dout)) - cache.XHat.MultiplyColumn(along);
        var dx = inner.DivideColumn(norm.DivisorBackward(cache.Variance, cache.Epsilon)).PointwiseMultiply(cache.Gamma);
        return (dx, norm.Dgamma(dout, cache.XHat), norm.Dbeta(dout));
    }
}
