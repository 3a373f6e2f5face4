namespace Workbook.Checks.Tasks.BatchNormalization.Mistakes;

/// <summary>The axis that sums and means run along, wherever one is taken.</summary>
internal sealed class Axis() : BatchNormMistakes(MistakeOrder.BatchNormAxis)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("bn-wrong-axis", "along the rows instead of down the columns",
            ["0.1", "1.1", "1.4b", "1.4e", "1.4g", "1.4h", "1.3", "1.5", "1.6", "1.7", "1.8"],
            Sentence: "A sum or a mean runs along the rows, over the features, instead of down the columns, over the examples.",
            Formula: "axis: 0 adds up the N rows of each column and gives D values; axis: 1 gives N values",
            Question: "How many values should come out here, one for each feature or one for each example? What happens in this code "
                + "when N and D differ?",
            // Each row by itself, mode and running averages forgotten; the cache as it should be, or with the rows' statistics.
            ByRows((x, _) => (x.Mean(axis: 0), x.PopulationVariance(axis: 0))),
            ByRows((_, rows) => rows),

            // The statistics alone: what follows throws where N and D differ.
            With(norm => norm with { Statistics = Rows, Subtract = Subtract }),
            With(norm => norm with { Statistics = Rows }),
            With(norm => norm with { Statistics = Rows, Around = NormalizeFirst }),
            With(norm => norm with { Statistics = x => (norm.Statistics(x).Mean, Rows(x).Variance) }),
            With(norm => norm with { Statistics = x => (Rows(x).Mean, norm.Statistics(x).Variance) }),
            With(norm => norm with { DInverseStd = (dxHat, centered) => dxHat.PointwiseMultiply(centered).Sum(axis: 1) }),
            With(norm => norm with { Dmean = dCentered => -dCentered.Sum(axis: 1) }),
            With(norm => norm with { Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1) }),
            With(norm => norm with { Dbeta = dout => dout.Sum(axis: 1) }),
            With(norm => norm with
            {
                Dgamma = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1),
                Dbeta = dout => dout.Sum(axis: 1),
            }),

            // The short form with means along the rows.
            With(norm => norm with { AroundBackward = _ => ShortForm })) { FormulaIsRule = true },
    ];

    private static Func<Recipe, Recipe> ByRows(
        Func<Matrix<double>, (Vector<double>, Vector<double>), (Vector<double> Mean, Vector<double> Variance)> cached)
        => With(norm => norm with
        {
            Around = _ => (x, gamma, beta, state) =>
            {
                var (mean, variance) = Rows(x);
                var xHat = x.SubtractColumn(mean).DivideColumn(norm.Divisor(variance, norm.Epsilon(state.Epsilon)));
                (mean, variance) = cached(x, (mean, variance));
                return (norm.ScaleAndShift(xHat, gamma, beta), new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
            },
        });

    private static (Vector<double> Mean, Vector<double> Variance) Rows(Matrix<double> x)
        => (x.Mean(axis: 1), x.PopulationVariance(axis: 1));

    private static Matrix<double> Subtract(Matrix<double> x, Vector<double> mean)
        => mean.Count == x.RowCount ? x.SubtractColumn(mean) : x - mean;

    // Where the division stands before the update of the averages, it is what throws.
    private static BatchNormForwardFunction NormalizeFirst(BatchNormForwardFunction forward) => (x, gamma, beta, state) =>
    {
        _ = state.Mode == Mode.Train ? (x - x.Mean(axis: 1)) / x.PopulationVariance(axis: 1) : x;
        return forward(x, gamma, beta, state);
    };

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) ShortForm(Matrix<double> dout, BatchNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var along = dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 1);
        var inner = dxHat.SubtractColumn(dxHat.Mean(axis: 1)) - cache.XHat.MultiplyColumn(along);
        return (inner / BatchNormRecipe.Root(cache), dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }
}
