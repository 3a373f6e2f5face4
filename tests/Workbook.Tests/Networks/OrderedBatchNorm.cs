namespace Workbook.Tests;

/// <summary>
/// Batch normalization in the nets' order of operations as the plainest loops, without anything of the library's arithmetic.
/// </summary>
internal static class OrderedBatchNorm
{
    /// <summary>As somebody's own method inside a net.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance, xHat, y) = Columns(x, gamma, beta, state);
        return (y, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <inheritdoc cref="Forward"/>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, BatchNormCache cache) =>
        Columns(dout, cache.Gamma, cache.XHat, cache.Variance, cache.Epsilon);

    /// <summary>The forward pass, which changes the running averages in training.</summary>
    public static (Vector<T> Mean, Vector<T> Variance, Matrix<T> XHat, Matrix<T> Y) Columns<T>(
        Matrix<T> x, Vector<T> gamma, Vector<T> beta, BatchNormState<T> state)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var (mean, variance, count) = (state.RunningMean.Clone(), state.RunningVariance.Clone(), T.CreateChecked(x.RowCount));
        for (var j = 0; state.Mode == Mode.Train && j < x.ColumnCount; j++)
        {
            var column = x.Column(j).ToArray();
            mean[j] = OrderedSums.Sum(column) / count;
            variance[j] = OrderedSums.SumOfSquares(column, mean[j]) / count;
            var (kept, added) = (T.CreateTruncating(state.Momentum), T.CreateTruncating(1 - state.Momentum));
            state.RunningMean[j] = (kept * state.RunningMean[j]) + (added * mean[j]);
            state.RunningVariance[j] = (kept * state.RunningVariance[j]) + (added * variance[j]);
        }

        var xHat = Table(x, (i, j) => (x[i, j] - mean[j]) * InverseStd(variance[j], state.Epsilon));
        return (mean, variance, xHat, Table(x, (i, j) => (xHat[i, j] * gamma[j]) + beta[j]));
    }

    /// <summary>The backward pass as one expression.</summary>
    public static (Matrix<T> Dx, Vector<T> Dgamma, Vector<T> Dbeta) Columns<T>(
        Matrix<T> dout, Vector<T> gamma, Matrix<T> xHat, Vector<T> variance, double epsilon)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var count = T.CreateChecked(dout.RowCount);
        var dgamma = Vector<T>.Build.Dense(gamma.Count, j => OrderedSums.Dot(dout.Column(j).ToArray(), xHat.Column(j).ToArray()));
        var dbeta = Vector<T>.Build.Dense(gamma.Count, j => OrderedSums.Sum(dout.Column(j).ToArray()));
        var dx = Table(dout, (i, j) =>
            T.FusedMultiplyAdd(
                xHat[i, j], -dgamma[j], (dout[i, j] * count) - dbeta[j]) * (gamma[j] * InverseStd(variance[j], epsilon) / count));
        return (dx, dgamma, dbeta);
    }

    private static T InverseStd<T>(T variance, double epsilon)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.One / T.Sqrt(variance + T.CreateTruncating(epsilon));

    private static Matrix<T> Table<T>(Matrix<T> like, Func<int, int, T> value)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Matrix<T>.Build.Dense(like.RowCount, like.ColumnCount, value);
}
