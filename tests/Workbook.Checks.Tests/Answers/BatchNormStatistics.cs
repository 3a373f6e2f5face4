using System.Collections.Concurrent;
using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>Different ways to mean and variance (divided by N) of each column, all of them right.</summary>
internal static class BatchNormStatistics
{
    // I − 11ᵀ/N, made once for each N.
    private static readonly ConcurrentDictionary<int, Matrix<double>> Centering = [];

    public static (Vector<double> Mean, Vector<double> Variance) Welford(Matrix<double> x)
    {
        var (mean, squares) = (Vector<double>.Build.Dense(x.ColumnCount), Vector<double>.Build.Dense(x.ColumnCount));
        foreach (var (i, row) in x.EnumerateRowsIndexed())
        {
            var delta = row - mean;
            mean += delta / (i + 1);
            squares += delta.PointwiseMultiply(row - mean);
        }

        return (mean, squares / x.RowCount);
    }

    public static (Vector<double> Mean, Vector<double> Variance) TwoPasses(Matrix<double> x)
    {
        var n = x.RowCount;
        var mean = x.ColumnSums() / n;
        var centered = x - mean;
        var left = centered.ColumnSums();
        return (mean, (centered.PointwiseMultiply(centered).ColumnSums() - (left.PointwiseMultiply(left) / n)) / n);
    }

    public static (Vector<double> Mean, Vector<double> Variance) Shifted(Matrix<double> x)
    {
        var first = x.Row(0);
        var distance = x - first;
        var mean = distance.Mean(axis: 0);
        return (first + mean, distance.PointwisePower(2).Mean(axis: 0) - mean.PointwisePower(2));
    }

    public static (Vector<double> Mean, Vector<double> Variance) MathNetColumns(Matrix<double> x)
    {
        var pairs = x.EnumerateColumns().Select(column => (Mean: Statistics.Mean(column), Variance: Statistics.PopulationVariance(column)))
            .ToList();
        return (
            Vector<double>.Build.DenseOfEnumerable(pairs.Select(pair => pair.Mean)),
            Vector<double>.Build.DenseOfEnumerable(pairs.Select(pair => pair.Variance)));
    }

    public static (Vector<double> Mean, Vector<double> Variance) FromSample(Matrix<double> x)
    {
        var n = x.RowCount;
        var running = x.ToColumnArrays().Select(column => new RunningStatistics(column)).ToArray();
        return (
            Vector<double>.Build.Dense(running.Length, j => running[j].Mean),
            Vector<double>.Build.Dense(running.Length, j => n == 1 ? 0 : running[j].Variance * (n - 1) / n));
    }

    public static (Vector<double> Mean, Vector<double> Variance) Products(Matrix<double> x)
    {
        var n = x.RowCount;
        var centered = Centering.GetOrAdd(n, _ => Matrix<double>.Build.DenseIdentity(n) - (1.0 / n)) * x;
        return (Vector<double>.Build.Dense(n, 1.0 / n) * x, (centered.Transpose() * centered).Diagonal() / n);
    }

    public static (Vector<double> Mean, Vector<double> Variance) Pairs(Matrix<double> x)
    {
        var (n, columns) = (x.RowCount, x.ToColumnArrays());
        var (mean, variance) = (Vector<double>.Build.Dense(columns.Length), Vector<double>.Build.Dense(columns.Length));
        for (var j = 0; j < columns.Length; j++)
        {
            var (column, squares) = (columns[j], 0.0);
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    squares += (column[i] - column[k]) * (column[i] - column[k]);
                }
            }

            (mean[j], variance[j]) = (column.Average(), squares / n / n);
        }

        return (mean, variance);
    }
}
