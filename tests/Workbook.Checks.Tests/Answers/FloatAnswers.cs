namespace Workbook.Checks.Tests;

/// <summary>Right answers but for a float somewhere.</summary>
internal static class FloatAnswers
{
    /// <summary>Sums in a float variable.</summary>
    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
    {
        var (mean, variance) = (Vector<double>.Build.Dense(x.ColumnCount), Vector<double>.Build.Dense(x.ColumnCount));
        for (var j = 0; j < x.ColumnCount; j++)
        {
            var (sum, squares) = (0f, 0f);
            for (var i = 0; i < x.RowCount; i++)
            {
                sum += (float)x[i, j];
            }

            mean[j] = sum / x.RowCount;
            for (var i = 0; i < x.RowCount; i++)
            {
                squares += (float)Math.Pow(x[i, j] - mean[j], 2);
            }

            variance[j] = squares / x.RowCount;
        }

        return (mean, variance);
    }

    public static (Matrix<double> Out, BatchNormCache Cache) Forward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = state.Mode == Mode.Train ? BatchStatistics(x) : (state.RunningMean, state.RunningVariance);
        if (state.Mode == Mode.Train)
        {
            state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
            state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        }

        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>A root in single precision.</summary>
    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => (x - mean) / (variance + epsilon).Map(value => (double)MathF.Sqrt((float)value));

    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Backward(Matrix<double> dout, BatchNormCache cache)
    {
        var (dgamma, dbeta) = (Sums(dout.PointwiseMultiply(cache.XHat)), Sums(dout));
        var inner = (dout.RowCount * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma);
        return (inner.PointwiseMultiply(cache.Gamma) / (cache.Variance + cache.Epsilon).PointwiseSqrt() / dout.RowCount, dgamma, dbeta);
    }

    private static Vector<double> Sums(Matrix<double> values)
        => Vector<double>.Build.DenseOfEnumerable(
            values.EnumerateColumns().Select(column => (double)column.Aggregate(0f, (sum, value) => sum + (float)value)));
}
