namespace Workbook.Checks.Tests;

/// <summary>The small tasks once more, with MathNet alone: maps, loops and columns instead of broadcasting.</summary>
internal static class StepAnswersInLoops
{
    public static Matrix<double> Center(Matrix<double> x)
        => Matrix<double>.Build.DenseOfColumnVectors(x.EnumerateColumns().Select(column => column - column.Average()));

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => (xHat * Matrix<double>.Build.DenseOfDiagonalVector(gamma)).MapIndexed((_, j, value) => value + beta[j], Zeros.Include);

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
    {
        var mean = x.ColumnSums() / x.RowCount;
        return (mean, (x.PointwiseMultiply(x).ColumnSums() / x.RowCount) - mean.PointwiseMultiply(mean));
    }

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => x.MapIndexed((_, j, value) => (value - mean[j]) * Math.Pow(variance[j] + epsilon, -0.5), Zeros.Include);

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma)
        => dout * Matrix<double>.Build.DiagonalOfDiagonalVector(gamma);

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered) => (centered.Transpose() * dxHat).Diagonal();

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
        => Vector<double>.Build.Dense(variance.Count, j => -dInverseStd[j] / (2 * Math.Pow(Math.Sqrt(variance[j] + epsilon), 3)));

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
    {
        var result = dxHat.Clone();
        for (var i = 0; i < result.RowCount; i++)
        {
            for (var j = 0; j < result.ColumnCount; j++)
            {
                result[i, j] = (2 * centered[i, j] / result.RowCount * dvar[j]) + (dxHat[i, j] * (1 / Math.Sqrt(variance[j] + epsilon)));
            }
        }

        return result;
    }

    public static Vector<double> Dmean(Matrix<double> dCentered)
        => Vector<double>.Build.DenseOfEnumerable(dCentered.EnumerateColumns().Select(column => -column.Reverse().Sum()));

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean)
        => dCentered + Matrix<double>.Build.Dense(dCentered.RowCount, dCentered.ColumnCount, (_, j) => 1.0 / dCentered.RowCount * dmean[j]);

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat) => (dout.Transpose() * xHat).Diagonal();

    public static Vector<double> Dbeta(Matrix<double> dout) => Vector<double>.Build.Dense(dout.RowCount, 1) * dout;
}
