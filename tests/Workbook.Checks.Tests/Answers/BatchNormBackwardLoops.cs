namespace Workbook.Checks.Tests;

/// <summary>Batch normalization's backward pass value by value and column by column.</summary>
internal static class BatchNormBackwardLoops
{
    private static Matrix<double>? _buffer;

    /// <summary>Two loops down each column; the result in a buffer that the next call of the same shape overwrites.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Loops(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var dx = _buffer is { } buffer && buffer.RowCount == n && buffer.ColumnCount == d
            ? buffer
            : _buffer = Matrix<double>.Build.Dense(n, d);
        var (dgamma, dbeta) = (Vector<double>.Build.Dense(d), Vector<double>.Build.Dense(d));
        for (var j = 0; j < d; j++)
        {
            for (var i = n - 1; i >= 0; i--)
            {
                dgamma[j] += dout[i, j] * cache.XHat[i, j];
                dbeta[j] += dout[i, j];
            }

            for (var i = 0; i < n; i++)
            {
                dx[i, j] = cache.Gamma[j] * ((n * dout[i, j]) - dbeta[j] - (cache.XHat[i, j] * dgamma[j]))
                    / (n * Math.Sqrt(cache.Variance[j] + cache.Epsilon));
            }
        }

        return (dx, dgamma, dbeta);
    }

    /// <summary>The sum over all k of how x̂[k] changes with x[i], written out: three loops.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) EveryPair(Matrix<double> dout, BatchNormCache cache)
    {
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        var dx = Matrix<double>.Build.Dense(n, d);
        for (var j = 0; j < d; j++)
        {
            var std = Math.Sqrt(cache.Variance[j] + cache.Epsilon);
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < n; k++)
                {
                    var change = ((i == k ? 1 : 0) - ((1 + (cache.XHat[i, j] * cache.XHat[k, j])) / n)) / std;
                    dx[i, j] += dout[k, j] * cache.Gamma[j] * change;
                }
            }
        }

        return (dx, dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }

    /// <summary>Column by column with vectors and scalar products.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Columns(Matrix<double> dout, BatchNormCache cache)
    {
        var n = dout.RowCount;
        var columns = dout.EnumerateColumns().Select((column, j) =>
        {
            var (xHat, scale) = (cache.XHat.Column(j), cache.Gamma[j] / Math.Sqrt(cache.Variance[j] + cache.Epsilon));
            return (scale * (column - column.Average())) - (scale * xHat.DotProduct(column) / n * xHat);
        });
        var dgamma = dout.EnumerateColumns().Select((column, j) => column * cache.XHat.Column(j));
        return (
            Matrix<double>.Build.DenseOfColumns(columns), Vector<double>.Build.DenseOfEnumerable(dgamma),
            Vector<double>.Build.DenseOfEnumerable(dout.EnumerateColumns().Select(column => column.Sum())));
    }

    /// <summary>Plain arrays, columns on several threads, node by node.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) Parallel(Matrix<double> dout, BatchNormCache cache)
    {
        var (upstream, inputs) = (dout.ToColumnArrays(), cache.X.ToColumnArrays());
        var d = upstream.Length;
        var (dx, dgamma, dbeta) = (new double[d][], new double[d], new double[d]);
        System.Threading.Tasks.Parallel.For(0, d, j =>
        {
            var n = upstream[j].Length;
            double[] centered = [.. inputs[j].Select(value => value - cache.Mean[j])];
            var inner = cache.Variance[j] + cache.Epsilon;
            double[] dxHat = [.. upstream[j].Select(value => value * cache.Gamma[j])];
            var dvar = dxHat.Zip(centered, (gradient, value) => gradient * value).Sum() * -0.5 / (inner * Math.Sqrt(inner));
            var dmean = -dxHat.Sum() / Math.Sqrt(inner);
            dx[j] = [.. dxHat.Zip(centered, (gradient, value) => (gradient / Math.Sqrt(inner)) + ((2 * dvar * value) + dmean) / n)];
            dgamma[j] = upstream[j].Zip(centered, (gradient, value) => gradient * value / Math.Sqrt(inner)).Sum();
            dbeta[j] = upstream[j].Sum();
        });
        return (Matrix<double>.Build.DenseOfColumnArrays(dx), Vector<double>.Build.Dense(dgamma), Vector<double>.Build.Dense(dbeta));
    }
}
