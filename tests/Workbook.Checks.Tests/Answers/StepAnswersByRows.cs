namespace Workbook.Checks.Tests;

/// <summary>The small tasks row by row: sums grow as the rows come, results are put together from rows.</summary>
internal static class StepAnswersByRows
{
    public static Matrix<double> Center(Matrix<double> x) => Rows(x, row => row - BatchStatistics(x).Mean);

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => Rows(xHat, row => row.PointwiseMultiply(gamma) + beta);

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x) => BatchNormStatistics.Welford(x);

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => Rows(x, row => (row - mean).PointwiseDivide((variance + epsilon).PointwisePower(0.5)));

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma) => Rows(dout, gamma.PointwiseMultiply);

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered)
        => Sum(dxHat, (row, i) => row.PointwiseMultiply(centered.Row(i)));

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
    {
        var inverse = 1 / (variance + epsilon).PointwiseSqrt();
        return -dInverseStd.PointwiseMultiply(inverse.PointwisePower(3)) / 2;
    }

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
    {
        var (inverse, share) = ((variance + epsilon).PointwisePower(-0.5), 2.0 / dxHat.RowCount * dvar);
        return Matrix<double>.Build.DenseOfRows(
            dxHat.EnumerateRows().Zip(
                centered.EnumerateRows(), (gradient, value) => gradient.PointwiseMultiply(inverse) + value.PointwiseMultiply(share)));
    }

    public static Vector<double> Dmean(Matrix<double> dCentered) => Sum(dCentered, (row, _) => -row);

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean)
        => Rows(dCentered, row => row + (1.0 / dCentered.RowCount * dmean));

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat)
        => Sum(dout, (row, i) => row.PointwiseMultiply(xHat.Row(i)));

    public static Vector<double> Dbeta(Matrix<double> dout) => Sum(dout, (row, _) => row);

    private static Matrix<double> Rows(Matrix<double> x, Func<Vector<double>, Vector<double>> row)
        => Matrix<double>.Build.DenseOfRows(x.EnumerateRows().Select(row));

    private static Vector<double> Sum(Matrix<double> x, Func<Vector<double>, int, Vector<double>> row)
        => x.EnumerateRows().Select(row).Aggregate((sum, next) => sum + next);
}
