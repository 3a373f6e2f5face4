namespace Workbook.Checks.Tests;

/// <summary>Different ways of writing layer normalization, all of them right.</summary>
internal static class LayerNormAnswers
{
    public static (Matrix<double> Out, LayerNormCache Cache) Columns(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (mean, variance) = (x.Mean(axis: 1), x.PopulationVariance(axis: 1));
        var xHat = x.SubtractColumn(mean).DivideColumn((variance + state.Epsilon).PointwiseSqrt());
        return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    public static (Matrix<double> Out, LayerNormCache Cache) Transposed(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var turned = x.Transpose();
        var (mean, variance) = (turned.Mean(axis: 0), turned.PopulationVariance(axis: 0));
        var xHat = ((turned - mean) / (variance + state.Epsilon).PointwiseSqrt()).Transpose();
        return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    public static (Matrix<double> Out, LayerNormCache Cache) MeanOfSquares(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var d = x.ColumnCount;
        var mean = x.RowSums() / d;
        var variance = (x.PointwisePower(2).RowSums() / d) - mean.PointwisePower(2);
        var xHat = x.MapIndexed((i, _, value) => (value - mean[i]) / Math.Sqrt(variance[i] + state.Epsilon), Zeros.Include);
        return (
            xHat.MapIndexed((_, j, value) => (gamma[j] * value) + beta[j], Zeros.Include),
            new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    public static (Matrix<double> Out, LayerNormCache Cache) Loops(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (n, d) = (x.RowCount, x.ColumnCount);
        var (mean, variance) = (Vector<double>.Build.Dense(n), Vector<double>.Build.Dense(n));
        var (xHat, result) = (x.Clone(), x.Clone());
        for (var i = 0; i < n; i++)
        {
            mean[i] = x.Row(i).Average();
            variance[i] = x.Row(i).Select(value => (value - mean[i]) * (value - mean[i])).Sum() / d;
            for (var j = 0; j < d; j++)
            {
                xHat[i, j] = (x[i, j] - mean[i]) / Math.Sqrt(variance[i] + state.Epsilon);
                result[i, j] = (xHat[i, j] * gamma[j]) + beta[j];
            }
        }

        return (result, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>Batch normalization's own steps on the transpose.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Staged(Matrix<double> dout, LayerNormCache cache)
    {
        var d = dout.ColumnCount;
        var dxHat = dout.PointwiseMultiply(cache.Gamma).Transpose();
        var centered = cache.X.Transpose() - cache.Mean;
        var inner = cache.Variance + cache.Epsilon;
        var dvar = -0.5 * inner.PointwisePower(-1.5).PointwiseMultiply(dxHat.PointwiseMultiply(centered).Sum(axis: 0));
        var direct = dxHat / inner.PointwiseSqrt();
        var dmean = -direct.Sum(axis: 0);
        var dx = direct + centered.PointwiseMultiply(2.0 / d * dvar) + (dmean / d);
        return (dx.Transpose(), dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }

    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Means(Matrix<double> dout, LayerNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat.SubtractColumn(dxHat.Mean(axis: 1))
            - cache.XHat.MultiplyColumn(dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 1));
        return (
            inner.DivideColumn((cache.Variance + cache.Epsilon).PointwiseSqrt()), cache.XHat.PointwiseMultiply(dout).Sum(axis: 0),
            dout.Sum(axis: 0));
    }

    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Loops(Matrix<double> dout, LayerNormCache cache)
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var (dx, dgamma, dbeta) = (dout.Clone(), Vector<double>.Build.Dense(d), Vector<double>.Build.Dense(d));
        for (var i = 0; i < n; i++)
        {
            var (sum, along) = (0.0, 0.0);
            for (var j = 0; j < d; j++)
            {
                dgamma[j] += dout[i, j] * cache.XHat[i, j];
                dbeta[j] += dout[i, j];
                sum += dout[i, j] * cache.Gamma[j];
                along += dout[i, j] * cache.Gamma[j] * cache.XHat[i, j];
            }

            for (var j = 0; j < d; j++)
            {
                dx[i, j] = ((d * dout[i, j] * cache.Gamma[j]) - sum - (cache.XHat[i, j] * along))
                    / (d * Math.Sqrt(cache.Variance[i] + cache.Epsilon));
            }
        }

        return (dx, dgamma, dbeta);
    }

    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Recomputed(Matrix<double> dout, LayerNormCache cache)
        => Means(dout, MeanOfSquares(cache.X, cache.Gamma, cache.Gamma, new LayerNormState { Epsilon = cache.Epsilon }).Cache);
}
