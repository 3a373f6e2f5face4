using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>The small tasks column by column, with vectors, scalar products and MathNet's statistics.</summary>
internal static class StepAnswersByColumns
{
    public static Matrix<double> Center(Matrix<double> x) => Columns(x, (column, _) => column - Statistics.Mean(column));

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => Columns(xHat, (column, j) => beta[j] + (column * gamma[j]));

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
        => (Values(x, (column, _) => Statistics.Mean(column)), Values(x, (column, _) => Statistics.PopulationVariance(column)));

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => Columns(x, (column, j) => (column - mean[j]) / Math.Sqrt(variance[j] + epsilon));

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma) => Columns(dout, (column, j) => gamma[j] * column);

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered)
        => Values(dxHat, (column, j) => column * centered.Column(j));

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
        => dInverseStd.PointwiseDivide((variance + epsilon).PointwiseMultiply((variance + epsilon).PointwiseSqrt())) / -2;

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
        => Columns(dxHat, (column, j) => (column / Math.Sqrt(variance[j] + epsilon)) + (2 * dvar[j] / column.Count * centered.Column(j)));

    public static Vector<double> Dmean(Matrix<double> dCentered) => Values(dCentered, (column, _) => -column.Sum());

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean)
        => Columns(dCentered, (column, j) => column + (dmean[j] / column.Count));

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat)
        => Values(xHat, (column, j) => column.DotProduct(dout.Column(j)));

    public static Vector<double> Dbeta(Matrix<double> dout) => Values(dout, (column, _) => column.Sum());

    private static Matrix<double> Columns(Matrix<double> x, Func<Vector<double>, int, Vector<double>> column)
        => Matrix<double>.Build.DenseOfColumns(x.EnumerateColumns().Select(column));

    private static Vector<double> Values(Matrix<double> x, Func<Vector<double>, int, double> value)
        => Vector<double>.Build.DenseOfEnumerable(x.EnumerateColumns().Select(value));
}
