namespace Workbook.Checks.Tests;

/// <summary>Correct answers to the small tasks, written as a learner would with the library's broadcasting and reductions.</summary>
internal static class StepAnswers
{
    public static Matrix<double> Center(Matrix<double> x) => x - x.Mean(axis: 0);

    public static Matrix<double> ScaleAndShift(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta)
        => xHat.PointwiseMultiply(gamma) + beta;

    public static (Vector<double> Mean, Vector<double> Variance) BatchStatistics(Matrix<double> x)
        => (x.Mean(axis: 0), x.PopulationVariance(axis: 0));

    public static Matrix<double> Normalize(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
        => (x - mean) / (variance + epsilon).PointwiseSqrt();

    public static Matrix<double> DxHat(Matrix<double> dout, Vector<double> gamma) => dout.PointwiseMultiply(gamma);

    public static Vector<double> DInverseStd(Matrix<double> dxHat, Matrix<double> centered)
        => dxHat.PointwiseMultiply(centered).Sum(axis: 0);

    public static Vector<double> Dvar(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
        => -0.5 * dInverseStd.PointwiseMultiply((variance + epsilon).PointwisePower(-1.5));

    public static Matrix<double> DCentered(
        Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon)
        => (dxHat / (variance + epsilon).PointwiseSqrt()) + centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar);

    public static Vector<double> Dmean(Matrix<double> dCentered) => -dCentered.Sum(axis: 0);

    public static Matrix<double> Dx(Matrix<double> dCentered, Vector<double> dmean) => dCentered + (dmean / dCentered.RowCount);

    public static Vector<double> Dgamma(Matrix<double> dout, Matrix<double> xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 0);

    public static Vector<double> Dbeta(Matrix<double> dout) => dout.Sum(axis: 0);
}
