namespace Workbook.Checks.Tests;

/// <summary>More ways to batch normalization's backward pass: other orders of the algebra, with matrices.</summary>
internal static class BatchNormBackwardAnswers
{
    /// <summary>Three terms with dγ and dβ, each with a scale of its own.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) ThreeTerms(Matrix<double> dout, BatchNormCache cache)
    {
        var (gamma, _, _, variance, epsilon, xHat) = cache;
        var n = (double)dout.RowCount;
        var (dgamma, dbeta) = (xHat.PointwiseMultiply(dout).ColumnSums(), dout.ColumnSums());
        var scale = gamma / (variance + epsilon).PointwiseSqrt();
        return (
            dout.PointwiseMultiply(scale) - (scale.PointwiseMultiply(dbeta) / n)
                - xHat.PointwiseMultiply(scale.PointwiseMultiply(dgamma) / n), dgamma, dbeta);
    }

    /// <summary>First centered, then without its share along x̂, then stretched: two projections.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Projections(Matrix<double> dout, BatchNormCache cache)
    {
        var centered = dout - dout.Mean(axis: 0);
        var along = centered.PointwiseMultiply(cache.XHat).Mean(axis: 0);
        var scale = cache.Gamma.PointwiseMultiply((cache.Variance + cache.Epsilon).PointwisePower(-0.5));
        return (
            (centered - cache.XHat.PointwiseMultiply(along)).PointwiseMultiply(scale), dout.PointwiseMultiply(cache.XHat).Sum(axis: 0),
            dout.Sum(axis: 0));
    }

    /// <summary>x̂ and x − μ both made anew, each from the other's symbol: x̂ from x, x − μ from x̂.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) FromXHat(Matrix<double> dout, BatchNormCache cache)
    {
        var std = (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var xHat = (cache.X - cache.Mean) / std;
        var centered = cache.XHat.PointwiseMultiply(std);
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var dstd = -dxHat.PointwiseMultiply(centered).Sum(axis: 0).PointwiseDivide(std.PointwiseMultiply(std));
        var dvar = dstd.PointwiseDivide(2 * std);
        var dcentered = (dxHat / std) + (2 * centered.PointwiseMultiply(dvar) / dout.RowCount);
        return (dcentered - dcentered.Mean(axis: 0), dout.PointwiseMultiply(xHat).Sum(axis: 0), dout.Sum(axis: 0));
    }

    /// <summary>Products with the centering matrix and with diagonal matrices.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Products(Matrix<double> dout, BatchNormCache cache)
    {
        var n = dout.RowCount;
        var build = Matrix<double>.Build;
        var centering = build.DenseIdentity(n) - build.Dense(n, n, 1.0 / n);
        var dxHat = dout * build.DenseOfDiagonalVector(cache.Gamma);
        var inverse = build.DenseOfDiagonalVector(1 / (cache.Variance + cache.Epsilon).PointwiseSqrt());
        var along = build.DenseOfDiagonalVector((cache.XHat.Transpose() * dxHat).Diagonal() / n);
        return (
            ((centering * dxHat) - (cache.XHat * along)) * inverse, (dout.Transpose() * cache.XHat).Diagonal(),
            Vector<double>.Build.Dense(n, 1) * dout);
    }

    /// <summary>Mean and variance by Welford's recurrence from cache.X, and x̂ from those.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Welford(Matrix<double> dout, BatchNormCache cache)
    {
        var (mean, variance) = BatchNormStatistics.Welford(cache.X);
        var xHat = (cache.X - mean) / (variance + cache.Epsilon).PointwiseSqrt();
        return ThreeTerms(dout, cache with { Mean = mean, Variance = variance, XHat = xHat });
    }

    /// <summary>Features as rows; results in sparse storage.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Transposed(Matrix<double> dout, BatchNormCache cache)
    {
        var n = dout.RowCount;
        var centered = (cache.X - cache.Mean).Transpose();
        var inverse = 1 / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var dxHat = dout.Transpose().MultiplyColumn(cache.Gamma);
        var dvar = -0.5 * dxHat.PointwiseMultiply(centered).RowSums().PointwiseMultiply(inverse.PointwisePower(3));
        var dmean = -dxHat.MultiplyColumn(inverse).RowSums();
        var dx = dxHat.MultiplyColumn(inverse) + centered.MultiplyColumn(2 * dvar / n);
        var dgamma = dout.Transpose().PointwiseMultiply(cache.XHat.Transpose()).RowSums();
        return (
            Matrix<double>.Build.SparseOfMatrix(dx.AddColumn(dmean / n).Transpose()), Vector<double>.Build.SparseOfVector(dgamma),
            dout.Transpose().RowSums());
    }

    /// <summary>N pulled out of the variance: a sum of squares S with std = √(S/N + ε).</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) SumOfSquares(Matrix<double> dout, BatchNormCache cache)
    {
        var n = (double)dout.RowCount;
        var centered = cache.X - cache.Mean;
        var squares = centered.PointwisePower(2).ColumnSums();
        var inner = (squares / n) + cache.Epsilon;
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var dsquares = dxHat.PointwiseMultiply(centered).ColumnSums().PointwiseMultiply(inner.PointwisePower(-1.5)) / (-2 * n);
        var dcentered = dxHat.PointwiseDivide(inner.PointwiseSqrt()) + centered.PointwiseMultiply(2 * dsquares);
        return (dcentered - dcentered.Mean(axis: 0), cache.XHat.PointwiseMultiply(dout).ColumnSums(), dout.ColumnSums());
    }
}
