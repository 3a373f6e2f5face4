namespace Workbook.Checks.Tests;

/// <summary>Different ways of writing batch normalization, all of them right.</summary>
internal static class BatchNormAnswers
{
    private static Matrix<double>? _buffer;

    public static (Matrix<double> Out, BatchNormCache Cache) Plain(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        if (state.Mode == Mode.Test)
        {
            var tested = (x - state.RunningMean) / (state.RunningVariance + state.Epsilon).PointwiseSqrt();
            return (
                tested.PointwiseMultiply(gamma) + beta,
                new BatchNormCache(gamma, x, state.RunningMean, state.RunningVariance, state.Epsilon, tested));
        }

        var (mean, variance) = (x.Mean(axis: 0), x.PopulationVariance(axis: 0));
        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
        state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>Test mode folded into one scale and one shift; no cache values there.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) FoldedTest(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        if (state.Mode == Mode.Train)
        {
            return Plain(x, gamma, beta, state);
        }

        var scale = gamma.PointwiseDivide((state.RunningVariance + state.Epsilon).PointwiseSqrt());
        return (
            x.PointwiseMultiply(scale) + (beta - state.RunningMean.PointwiseMultiply(scale)),
            new BatchNormCache(gamma, x, null!, null!, state.Epsilon, null!));
    }

    /// <summary>Variance as mean of squares minus square of the mean; division as multiplication by the inverse root.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) MeanOfSquares(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        if (state.Mode == Mode.Test)
        {
            return Plain(x, gamma, beta, state);
        }

        var mean = x.ColumnSums() / x.RowCount;
        var variance = (x.PointwiseMultiply(x).ColumnSums() / x.RowCount) - mean.PointwiseMultiply(mean);
        var inverse = (variance + state.Epsilon).PointwisePower(-0.5);
        var xHat = x.MapIndexed((_, j, value) => (value - mean[j]) * inverse[j], Zeros.Include);
        state.RunningMean += (1 - state.Momentum) * (mean - state.RunningMean);
        state.RunningVariance += (1 - state.Momentum) * (variance - state.RunningVariance);
        return (
            xHat.MapIndexed((_, j, value) => (gamma[j] * value) + beta[j], Zeros.Include),
            new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>Loops, results in a buffer that the next call of the same shape overwrites, running averages changed in place.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Loops(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (n, d) = (x.RowCount, x.ColumnCount);
        var result = _buffer is { } buffer && buffer.RowCount == n && buffer.ColumnCount == d
            ? buffer
            : _buffer = Matrix<double>.Build.Dense(n, d);
        var (mean, variance, xHat) = (Vector<double>.Build.Dense(d), Vector<double>.Build.Dense(d), Matrix<double>.Build.Dense(n, d));
        for (var j = 0; j < d; j++)
        {
            if (state.Mode == Mode.Train)
            {
                for (var i = n - 1; i >= 0; i--)
                {
                    mean[j] += x[i, j] / n;
                }

                for (var i = 0; i < n; i++)
                {
                    variance[j] += Math.Pow(x[i, j] - mean[j], 2) / n;
                }

                state.RunningMean[j] = (state.Momentum * state.RunningMean[j]) + ((1 - state.Momentum) * mean[j]);
                state.RunningVariance[j] = (state.Momentum * state.RunningVariance[j]) + ((1 - state.Momentum) * variance[j]);
            }

            var (m, v) = state.Mode == Mode.Train ? (mean[j], variance[j]) : (state.RunningMean[j], state.RunningVariance[j]);
            for (var i = 0; i < n; i++)
            {
                xHat[i, j] = (x[i, j] - m) / Math.Sqrt(v + state.Epsilon);
                result[i, j] = (gamma[j] * xHat[i, j]) + beta[j];
            }
        }

        return (result, new RicherCache(gamma, x, mean, variance, state.Epsilon, xHat, x - mean));
    }

    /// <summary>Node by node, with the term through the mean inside the variance, which is 0.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Staged(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, centered) = (dout.RowCount, cache.X - cache.Mean);
        var inner = cache.Variance + cache.Epsilon;
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var dvar = -0.5 * inner.PointwisePower(-1.5).PointwiseMultiply(dxHat.PointwiseMultiply(centered).Sum(axis: 0));
        var direct = dxHat / inner.PointwiseSqrt();
        var dmean = -direct.Sum(axis: 0) + dvar.PointwiseMultiply((-2.0 * centered).Mean(axis: 0));
        return (
            direct + centered.PointwiseMultiply(2.0 / n * dvar) + (dmean / n), dout.PointwiseMultiply(cache.XHat).Sum(axis: 0),
            dout.Sum(axis: 0));
    }

    /// <summary>The same without that term; the inverse root instead of divisions; other order of sums.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) StagedWithoutTerm(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (n, centered) = (dout.RowCount, cache.X - cache.Mean);
        var inverse = 1.0 / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var dinverse = dxHat.PointwiseMultiply(centered).ColumnSums();
        var dvar = -0.5 * dinverse.PointwiseMultiply(inverse).PointwiseMultiply(inverse).PointwiseMultiply(inverse);
        var dcentered = dxHat.PointwiseMultiply(inverse) + (2.0 * centered.PointwiseMultiply(dvar) / n);
        return (dcentered - (dcentered.ColumnSums() / n), cache.XHat.PointwiseMultiply(dout).ColumnSums(), dout.ColumnSums());
    }

    /// <summary>One expression over N.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) OneLine(Matrix<double> dout, BatchNormCache cache)
    {
        var n = (double)dout.RowCount;
        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
        var scale = cache.Gamma.PointwiseDivide((cache.Variance + cache.Epsilon).PointwiseSqrt()) / n;
        return (((n * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma)).PointwiseMultiply(scale), dgamma, dbeta);
    }

    /// <summary>With the means of dxHat instead of dout, γ inside.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Means(Matrix<double> dout, BatchNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat - dxHat.Mean(axis: 0) - cache.XHat.PointwiseMultiply(dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 0));
        return (
            inner / (cache.Variance + cache.Epsilon).PointwiseSqrt(), cache.XHat.PointwiseMultiply(dout).Sum(axis: 0), dout.Sum(axis: 0));
    }

    /// <summary>Column by column with the N×N Jacobian, everything computed anew from x.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Jacobian(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var (dx, dgamma, dbeta) = (dout.Clone(), Vector<double>.Build.Dense(d), Vector<double>.Build.Dense(d));
        for (var j = 0; j < d; j++)
        {
            var column = cache.X.Column(j);
            var centered = column - column.Average();
            var inner = (centered.DotProduct(centered) / n) + cache.Epsilon;
            var jacobian = Matrix<double>.Build.Dense(
                n, n, (i, k) => ((i == k ? 1 : 0) - (1.0 / n) - (centered[i] * centered[k] / (n * inner))) / Math.Sqrt(inner));
            dx.SetColumn(j, cache.Gamma[j] * (jacobian.Transpose() * dout.Column(j)));
            dgamma[j] = (centered / Math.Sqrt(inner)).DotProduct(dout.Column(j));
            dbeta[j] = dout.Column(j).Sum();
        }

        return (dx, dgamma, dbeta);
    }

    /// <summary>Variance computed anew as mean of squares minus square of the mean.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Recomputed(Matrix<double> dout, BatchNormCache cache)
    {
        var (_, fresh) = MeanOfSquares(
            cache.X, cache.Gamma, cache.Gamma, new BatchNormState(cache.Gamma.Count) { Epsilon = cache.Epsilon });
        return OneLine(dout, fresh);
    }

    private sealed record RicherCache(
        Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat,
        Matrix<double> Centered)
        : BatchNormCache(Gamma, X, Mean, Variance, Epsilon, XHat);
}
