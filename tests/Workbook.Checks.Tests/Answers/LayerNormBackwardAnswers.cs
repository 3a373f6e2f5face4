namespace Workbook.Checks.Tests;

/// <summary>More ways to layer normalization's backward pass.</summary>
internal static class LayerNormBackwardAnswers
{
    /// <summary>The learner's own batch norm on the transpose, with γ already in the gradient.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) ThroughBatchNorm(
        Matrix<double> dout, LayerNormCache cache)
    {
        var one = Vector<double>.Build.Dense(dout.RowCount, 1);
        var turned = new BatchNormCache(one, cache.X.Transpose(), cache.Mean, cache.Variance, cache.Epsilon, cache.XHat.Transpose());
        var dx = BatchNormAnswers.OneLine(dout.PointwiseMultiply(cache.Gamma).Transpose(), turned).Dx.Transpose();
        return (dx, dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }

    /// <summary>Row by row with the D×D Jacobian.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Jacobian(Matrix<double> dout, LayerNormCache cache)
    {
        var d = dout.ColumnCount;
        var dx = Matrix<double>.Build.Dense(dout.RowCount, d);
        for (var i = 0; i < dout.RowCount; i++)
        {
            var (xHat, std) = (cache.XHat.Row(i), Math.Sqrt(cache.Variance[i] + cache.Epsilon));
            var jacobian = (Matrix<double>.Build.DenseIdentity(d) - (1.0 / d) - (xHat.OuterProduct(xHat) / d)) / std;
            dx.SetRow(i, dout.Row(i).PointwiseMultiply(cache.Gamma) * jacobian);
        }

        return (dx, (dout.Transpose() * cache.XHat).Diagonal(), Vector<double>.Build.Dense(dout.RowCount, 1) * dout);
    }

    /// <summary>Row by row with vectors and scalar products; sums over the rows as they come.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Rows(Matrix<double> dout, LayerNormCache cache)
    {
        var (dgamma, dbeta) = (Vector<double>.Build.Dense(dout.ColumnCount), Vector<double>.Build.Dense(dout.ColumnCount));
        var rows = new List<Vector<double>>();
        foreach (var (i, row) in dout.EnumerateRowsIndexed())
        {
            var (xHat, dxHat) = (cache.XHat.Row(i), row.PointwiseMultiply(cache.Gamma));
            rows.Add((dxHat - dxHat.Average() - (dxHat * xHat / dout.ColumnCount * xHat)) / Math.Sqrt(cache.Variance[i] + cache.Epsilon));
            dgamma += row.PointwiseMultiply(xHat);
            dbeta += row;
        }

        return (Matrix<double>.Build.DenseOfRowVectors(rows), dgamma, dbeta);
    }

    /// <summary>Products with the centering matrix from the right; results in sparse storage.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Products(Matrix<double> dout, LayerNormCache cache)
    {
        var (d, build) = (dout.ColumnCount, Matrix<double>.Build);
        var dxHat = dout * build.DiagonalOfDiagonalVector(cache.Gamma);
        var along = build.DenseOfDiagonalVector((dxHat * cache.XHat.Transpose()).Diagonal() / d);
        var centered = (dxHat * (build.DenseIdentity(d) - build.Dense(d, d, 1.0 / d))) - (along * cache.XHat);
        var dx = build.DenseOfDiagonalVector((cache.Variance + cache.Epsilon).PointwisePower(-0.5)) * centered;
        return (build.SparseOfMatrix(dx), dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
    }

    /// <summary>D pulled out: (D·g − Σg − x̂·Σg·x̂)/(D·std).</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) OneLine(Matrix<double> dout, LayerNormCache cache)
    {
        var d = (double)dout.ColumnCount;
        var g = dout.PointwiseMultiply(cache.Gamma);
        var scale = 1 / (d * (cache.Variance + cache.Epsilon).PointwiseSqrt());
        var dx = ((d * g) - cache.XHat.MultiplyColumn(g.PointwiseMultiply(cache.XHat).Sum(axis: 1))).SubtractColumn(g.Sum(axis: 1))
            .MultiplyColumn(scale);
        return (dx, cache.XHat.PointwiseMultiply(dout).Sum(axis: 0), dout.Sum(axis: 0));
    }

    /// <summary>Node by node, with the term that is 0, x − μ made from cache.X.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) WithTerm(Matrix<double> dout, LayerNormCache cache)
    {
        var d = dout.ColumnCount;
        var centered = cache.X.SubtractColumn(cache.Mean);
        var inverse = 1 / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var dvar = -0.5 * dxHat.PointwiseMultiply(centered).Sum(axis: 1).PointwiseMultiply(inverse.PointwisePower(3));
        var dmean = dvar.PointwiseMultiply((-2 * centered).Mean(axis: 1)) - dxHat.Sum(axis: 1).PointwiseMultiply(inverse);
        var dx = dxHat.MultiplyColumn(inverse) + centered.MultiplyColumn(2.0 / d * dvar);
        return (dx.AddColumn(dmean / d), dout.PointwiseMultiply(centered.MultiplyColumn(inverse)).Sum(axis: 0), dout.Sum(axis: 0));
    }
}
