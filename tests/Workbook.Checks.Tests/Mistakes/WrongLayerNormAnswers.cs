namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to tasks 1.9 and 1.10, row by row in loops.</summary>
internal static class WrongLayerNormAnswers
{
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("ln-batch-statistics", () => Check.LayerNormForward(Forward(byColumns: true))),
        new("ln-var-unbiased", () => Check.LayerNormForward(Forward(variance: row => Squares(row) / Math.Max(1, row.Count - 1)))),
        new("ln-eps-outside", () => Check.LayerNormForward(Forward(root: (variance, epsilon) => Math.Sqrt(variance) + epsilon))),
        new("ln-eps-value", () => Check.LayerNormForward(Forward(root: (variance, _) => Math.Sqrt(variance + 1e-8)))),
        new("ln-square-vs-sqrt", () => Check.LayerNormForward(Forward(root: (variance, epsilon) => variance + epsilon))),
        new("ln-std-forgotten", () => Check.LayerNormForward(Forward(root: (_, _) => 1))),
        new("ln-gamma-beta-forgotten", () => Check.LayerNormForward((x, gamma, beta, state) => Forward()(x, gamma, 0 * beta, state))),

        new("ln-bwd-constant-stats", () => Check.LayerNormBackward(Backward(mean: 0, along: 0))),
        new("ln-bwd-no-mean-path", () => Check.LayerNormBackward(Backward(mean: 0))),
        new("ln-bwd-no-var-path", () => Check.LayerNormBackward(Backward(along: 0))),
        new("ln-bwd-no-1/D", () => Check.LayerNormBackward(Backward(terms: (_, _) => 1))),
        new("ln-bwd-columns", () => Check.LayerNormBackward(MeansOfColumns)),
        new("ln-divided-by-n", () => Check.LayerNormForward(DividedByRows)),
        new("ln-divided-by-n", () => Check.LayerNormBackward(Backward(terms: (n, _) => n))),
        new("ln-bwd-gamma-late", () => Check.LayerNormBackward(Backward(gammaLate: true))),
        new("ln-eps-missing-bwd", () => Check.LayerNormBackward(Backward(epsilon: false))),
        new("ln-dgamma-dbeta-swapped", () => Check.LayerNormBackward(Backward(parameters: (dgamma, dbeta, _) => (dbeta, dgamma)))),
        new("ln-dgamma-mean", () => Check.LayerNormBackward(Backward(parameters: (dgamma, dbeta, n) => (dgamma / n, dbeta)))),
        new("ln-dgamma-axis", () => Check.LayerNormBackward(DgammaOfRows)),
        new("ln-bwd-no-var-path ln-dgamma-mean",
            () => Check.LayerNormBackward(Backward(along: 0, parameters: (dgamma, dbeta, n) => (dgamma / n, dbeta)))),
        new("ln-bwd-no-mean-path ln-bwd-gamma-late", () => Check.LayerNormBackward(Backward(mean: 0, gammaLate: true))),
        new("ln-bwd-no-mean-path ln-eps-missing-bwd", () => Check.LayerNormBackward(Backward(mean: 0, epsilon: false))),
    ];

    private static LayerNormForwardFunction Forward(
        Func<Vector<double>, double>? variance = null,
        Func<double, double, double>? root = null,
        bool byColumns = false) => (x, gamma, beta, state) =>
    {
        variance ??= row => Squares(row) / row.Count;
        root ??= (spread, epsilon) => Math.Sqrt(spread + epsilon);
        var (mean, spread) = (Rows(x, row => row.Average()), Rows(x, variance));
        var (result, xHat) = (x.Clone(), x.Clone());
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                var column = x.Column(j);
                xHat[i, j] = byColumns
                    ? (x[i, j] - column.Average()) / root(Squares(column) / column.Count, state.Epsilon)
                    : (x[i, j] - mean[i]) / root(spread[i], state.Epsilon);
                result[i, j] = (gamma[j] * xHat[i, j]) + beta[j];
            }
        }

        return (result, new LayerNormCache(gamma, x, mean, spread, state.Epsilon, xHat));
    };

    private static (Matrix<double> Out, LayerNormCache Cache) DividedByRows(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var n = x.RowCount;
        var mean = Rows(x, row => row.Sum() / n);
        var variance = Vector<double>.Build.Dense(n, i => x.Row(i).Sum(value => (value - mean[i]) * (value - mean[i])) / n);
        var xHat = x.MapIndexed((i, _, value) => (value - mean[i]) / Math.Sqrt(variance[i] + state.Epsilon), Zeros.Include);
        var result = xHat.MapIndexed((_, j, value) => (gamma[j] * value) + beta[j], Zeros.Include);
        return (result, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private static LayerNormBackwardFunction Backward(
        double mean = 1,
        double along = 1,
        Func<int, int, int>? terms = null,
        bool gammaLate = false,
        bool epsilon = true,
        Func<Vector<double>, Vector<double>, int, (Vector<double> Dgamma, Vector<double> Dbeta)>? parameters = null) => (dout, cache) =>
    {
        var dx = dout.Clone();
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var divisor = terms?.Invoke(n, d) ?? d;
        for (var i = 0; i < n; i++)
        {
            var (sum, product) = (0.0, 0.0);
            for (var j = 0; j < d; j++)
            {
                var g = dout[i, j] * (gammaLate ? 1 : cache.Gamma[j]);
                sum += g / divisor;
                product += g * cache.XHat[i, j] / divisor;
            }

            for (var j = 0; j < d; j++)
            {
                var g = dout[i, j] * (gammaLate ? 1 : cache.Gamma[j]);
                var inner = g - (mean * sum) - (along * product * cache.XHat[i, j]);
                dx[i, j] = inner * (gammaLate ? cache.Gamma[j] : 1) / Math.Sqrt(cache.Variance[i] + (epsilon ? cache.Epsilon : 0));
            }
        }

        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
        (dgamma, dbeta) = parameters?.Invoke(dgamma, dbeta, n) ?? (dgamma, dbeta);
        return (dx, dgamma, dbeta);
    };

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) MeansOfColumns(
        Matrix<double> dout, LayerNormCache cache)
    {
        var (dx, dgamma, dbeta) = Backward()(dout, cache);
        for (var j = 0; j < dout.ColumnCount; j++)
        {
            var g = dout.Column(j) * cache.Gamma[j];
            var along = g.DotProduct(cache.XHat.Column(j)) / dout.RowCount;
            for (var i = 0; i < dout.RowCount; i++)
            {
                dx[i, j] = (g[i] - g.Average() - (along * cache.XHat[i, j])) / Math.Sqrt(cache.Variance[i] + cache.Epsilon);
            }
        }

        return (dx, dgamma, dbeta);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) DgammaOfRows(Matrix<double> dout, LayerNormCache cache)
        => (Backward()(dout, cache).Dx, dout.PointwiseMultiply(cache.XHat).RowSums(), dout.ColumnSums());

    private static double Squares(Vector<double> values) => values.Sum(value => (value - values.Average()) * (value - values.Average()));

    private static Vector<double> Rows(Matrix<double> x, Func<Vector<double>, double> value)
        => Vector<double>.Build.DenseOfEnumerable(x.EnumerateRows().Select(value));
}
