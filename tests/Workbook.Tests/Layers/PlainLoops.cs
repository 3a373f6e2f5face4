namespace Workbook.Tests;

/// <summary>
/// The layers as the obvious loops over <c>double[,]</c>, in double precision and with nothing of the library: what the library is compared
/// with.
/// </summary>
internal static class PlainLoops
{
    internal static double[,] Affine(double[,] x, double[,] w, double[] b) => Fill(x.GetLength(0), w.GetLength(1), (i, j) =>
    {
        var sum = b[j];
        for (var k = 0; k < w.GetLength(0); k++)
        {
            sum += x[i, k] * w[k, j];
        }

        return sum;
    });

    internal static double[,] Transpose(double[,] x) => Fill(x.GetLength(1), x.GetLength(0), (i, j) => x[j, i]);

    internal static double[,] Zip(double[,] x, double[,] y, Func<double, double, double> f) =>
        Fill(x.GetLength(0), x.GetLength(1), (i, j) => f(x[i, j], y[i, j]));

    internal static double[] ColumnSums(double[,] x)
    {
        var sums = new double[x.GetLength(1)];
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += x[i, j];
            }
        }

        return sums;
    }

    /// <summary>x̂ with the statistics of each column.</summary>
    internal static (double[,] XHat, double[] Mean, double[] Variance) NormalizeColumns(double[,] x, double epsilon)
    {
        var (n, d) = (x.GetLength(0), x.GetLength(1));
        var mean = ColumnSums(x).Select(sum => sum / n).ToArray();
        var variance = ColumnSums(Fill(n, d, (i, j) => (x[i, j] - mean[j]) * (x[i, j] - mean[j]))).Select(sum => sum / n).ToArray();
        return (Fill(n, d, (i, j) => (x[i, j] - mean[j]) / Math.Sqrt(variance[j] + epsilon)), mean, variance);
    }

    /// <summary>
    /// dx of column normalization from the full N×N matrix of derivatives of each column, written down from the definition.
    /// </summary>
    internal static double[,] NormalizeColumnsBackward(double[,] dxHat, double[,] x, double epsilon)
    {
        var (xHat, _, variance) = NormalizeColumns(x, epsilon);
        var n = x.GetLength(0);
        return Fill(n, x.GetLength(1), (k, j) =>
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
            {
                var same = i == k ? 1.0 : 0.0;
                sum += dxHat[i, j] * (same - (1.0 / n) - (xHat[i, j] * xHat[k, j] / n)) / Math.Sqrt(variance[j] + epsilon);
            }

            return sum;
        });
    }

    internal static (double Loss, double[,] Dx) Softmax(double[,] x, int[] labels)
    {
        var (n, c) = (x.GetLength(0), x.GetLength(1));
        var (loss, dx) = (0.0, new double[n, c]);
        for (var i = 0; i < n; i++)
        {
            var total = 0.0;
            for (var j = 0; j < c; j++)
            {
                total += Math.Exp(x[i, j]);
            }

            loss -= Math.Log(Math.Exp(x[i, labels[i]]) / total) / n;
            for (var j = 0; j < c; j++)
            {
                dx[i, j] = ((Math.Exp(x[i, j]) / total) - (j == labels[i] ? 1 : 0)) / n;
            }
        }

        return (loss, dx);
    }

    internal static double[,] Fill(int rows, int columns, Func<int, int, double> value)
    {
        var result = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                result[i, j] = value(i, j);
            }
        }

        return result;
    }

    internal static double[,] ToArray<T>(Matrix<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Fill(x.RowCount, x.ColumnCount, (i, j) => double.CreateChecked(x[i, j]));

    internal static double[] ToArray<T>(Vector<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => [.. x.Select(double.CreateChecked)];

    /// <summary>Every entry within <paramref name="tolerance"/> times the largest expected magnitude (at least 1).</summary>
    internal static void Near<T>(double[,] expected, Matrix<T> actual, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (actual.RowCount, actual.ColumnCount));
        Near([.. expected.Cast<double>()], [.. ToArray(actual).Cast<double>()], tolerance);
    }

    internal static void Near<T>(double[] expected, Vector<T> actual, double tolerance)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Near(expected, ToArray(actual), tolerance);

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, expected.Select(Math.Abs).Max());
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                FormattableString.Invariant($"entry {i}: {actual[i]:R}, expected {expected[i]:R}"));
        }
    }
}
