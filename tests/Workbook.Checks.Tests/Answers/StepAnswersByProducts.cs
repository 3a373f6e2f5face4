namespace Workbook.Checks.Tests;

/// <summary>
/// The small tasks as linear algebra: products with ones, with the centering matrix, with diagonal matrices; results in sparse storage.
/// </summary>
internal static class StepAnswersByProducts
{
    private static MatrixBuilder<double> Build => Matrix<double>.Build;

    public static Matrix<double> Center(Matrix<double> x)
        => Build.SparseOfMatrix((Build.DenseIdentity(x.RowCount) - (1.0 / x.RowCount)) * x);

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => (xHat * Build.DenseOfDiagonalVector(gamma)) + Ones(xHat.RowCount).OuterProduct(beta);

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x) => BatchNormStatistics.Products(x);

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => (x - Ones(x.RowCount).OuterProduct(mean)) * Build.DiagonalOfDiagonalVector((variance + epsilon).PointwiseSqrt()).Inverse();

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma)
        => Build.SparseOfMatrix(dout * Build.DenseOfDiagonalVector(gamma));

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered)
        => Ones(dxHat.RowCount) * dxHat.PointwiseMultiply(centered);

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
        => Build.DiagonalOfDiagonalVector((variance + epsilon).PointwisePower(-1.5)) * (-0.5 * dInverseStd);

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
        => (dxHat * Build.DenseOfDiagonalVector(1 / (variance + epsilon).PointwiseSqrt()))
            + (centered * Build.DenseOfDiagonalVector(dvar) * (2.0 / dxHat.RowCount));

    public static Vector<double> Dmean(Matrix<double> dCentered) => dCentered.Transpose() * -Ones(dCentered.RowCount);

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean)
        => dCentered + (Ones(dCentered.RowCount).OuterProduct(dmean) / dCentered.RowCount);

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat) => Ones(dout.RowCount) * xHat.PointwiseMultiply(dout);

    public static Vector<double> Dbeta(Matrix<double> dout) => Vector<double>.Build.SparseOfVector(dout.LeftMultiply(Ones(dout.RowCount)));

    private static Vector<double> Ones(int count) => Vector<double>.Build.Dense(count, 1);
}
