namespace Workbook.Checks.Tests;

/// <summary>The small tasks in plain arrays, columns on several threads, sums from the last value to the first.</summary>
internal static class StepAnswersInArrays
{
    public static Matrix<double> Center(Matrix<double> x) => Columns(x, (column, _) =>
    {
        var mean = Sum(column) / column.Length;
        return Array.ConvertAll(column, value => value - mean);
    });

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => Columns(xHat, (column, j) => Array.ConvertAll(column, value => Math.FusedMultiplyAdd(gamma[j], value, beta[j])));

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
    {
        var mean = Values(x, (column, _) => Sum(column) / column.Length);
        return (
            mean, Values(x, (column, j) => Sum(Array.ConvertAll(column, value => (value - mean[j]) * (value - mean[j]) / column.Length))));
    }

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => Columns(x, (column, j) => Array.ConvertAll(column, value => (value - mean[j]) / Math.Sqrt(variance[j] + epsilon)));

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma)
        => Columns(dout, (column, j) => Array.ConvertAll(column, value => value * gamma[j]));

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered)
        => Values(dxHat, (column, j) => Sum([.. column.Select((value, i) => value * centered[i, j])]));

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
        => Vector<double>.Build.Dense(variance.Count, j => -0.5 * dInverseStd[j] * Math.Exp(-1.5 * Math.Log(variance[j] + epsilon)));

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
        => Columns(
            dxHat,
            (column, j) => [
                .. column.Select(
                    (value, i) => (value / Math.Sqrt(variance[j] + epsilon)) + (dvar[j] / column.Length * 2 * centered[i, j]))]);

    public static Vector<double> Dmean(Matrix<double> dCentered)
        => Values(dCentered, (column, _) => Sum(Array.ConvertAll(column, value => -value)));

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean)
        => Columns(dCentered, (column, j) => Array.ConvertAll(column, value => value + (dmean[j] / column.Length)));

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat)
        => Values(dout, (column, j) => Sum([.. column.Select((value, i) => xHat[i, j] * value)]));

    public static Vector<double> Dbeta(Matrix<double> dout) => Values(dout, (column, _) => Sum(column));

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            sum += values[i];
        }

        return sum;
    }

    private static Matrix<double> Columns(Matrix<double> x, Func<double[], int, double[]> column)
    {
        var (columns, results) = (x.ToColumnArrays(), new double[x.ColumnCount][]);
        Parallel.For(0, columns.Length, j => results[j] = column(columns[j], j));
        return Matrix<double>.Build.DenseOfColumnArrays(results);
    }

    private static Vector<double> Values(Matrix<double> x, Func<double[], int, double> value)
    {
        var (columns, results) = (x.ToColumnArrays(), new double[x.ColumnCount]);
        Parallel.For(0, columns.Length, j => results[j] = value(columns[j], j));
        return Vector<double>.Build.Dense(results);
    }
}
