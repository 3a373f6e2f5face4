using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to the small tasks.</summary>
internal static class WrongSteps
{
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("bn-mean-of-everything", () => Check.Center(x => x - x.Enumerate().Average())),
        new("bn-wrong-axis",
            () => Check.Center(x => Matrix<double>.Build.DenseOfRowVectors(x.EnumerateRows().Select(row => row - row.Average())))),
        new("bn-wrong-axis", () => Check.Center(x => x - x.Mean(axis: 1))),
        new("bn-fwd-beta-forgotten", () => Check.ScaleAndShift((xHat, gamma, _) => xHat.PointwiseMultiply(gamma))),
        new("bn-fwd-gamma-forgotten", () => Check.ScaleAndShift((xHat, _, beta) => xHat + beta)),
        new("bn-fwd-beta-forgotten bn-fwd-gamma-forgotten", () => Check.ScaleAndShift((xHat, _, _) => xHat.Clone())),
        new("bn-gamma-beta-swapped", () => Check.ScaleAndShift((xHat, gamma, beta) => xHat.PointwiseMultiply(beta) + gamma)),
        new("bn-beta-before-gamma", () => Check.ScaleAndShift((xHat, gamma, beta) => (xHat + beta).PointwiseMultiply(gamma))),
        new("bn-beta-multiplied", () => Check.ScaleAndShift((xHat, gamma, beta) => xHat.PointwiseMultiply(gamma).PointwiseMultiply(beta))),
        new("bn-var-unbiased-fwd",
            () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PopulationVariance(axis: 0) * x.RowCount / Math.Max(1, x.RowCount - 1)))),
        new("cs-int-division",
            () => Check.BatchStatistics(IntegersInStatistics)),
        new("bn-var-unbiased-fwd cs-mathnet-variance",
            () => Check.BatchStatistics(x => (x.Mean(axis: 0), Columns(x, column => column.Variance())))),
        new("bn-std-as-variance", () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PopulationStandardDeviation(axis: 0)))),
        new("bn-std-as-variance bn-var-unbiased-fwd cs-mathnet-variance",
            () => Check.BatchStatistics(x => (x.Mean(axis: 0), Columns(x, column => column.StandardDeviation())))),
        new("bn-var-not-divided",
            () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).PointwisePower(2).Sum(axis: 0)))),
        new("bn-var-not-centered", () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PointwiseMultiply(x).Mean(axis: 0)))),
        new("bn-var-not-squared", () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).Mean(axis: 0)))),
        new("bn-var-not-squared", () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).PointwiseAbs().Mean(axis: 0)))),
        new("bn-mean-variance-swapped", () => Check.BatchStatistics(x => (x.PopulationVariance(axis: 0), x.Mean(axis: 0)))),
        new("bn-wrong-axis", () => Check.BatchStatistics(x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1)))),
        new("cs-float-sums", () => Check.BatchStatistics(FloatAnswers.BatchStatistics)),
        new("cs-float-sums", () => Check.Normalize(FloatAnswers.Normalize)),
        new("bn-eps-outside", () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance.PointwiseSqrt() + epsilon))),
        new("bn-square-vs-sqrt", () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance + epsilon))),
        new("bn-eps-value", () => Check.Normalize((x, mean, variance, _) => (x - mean) / (variance + 1e-5).PointwiseSqrt())),
        new("bn-eps-value", () => Check.Normalize((x, mean, variance, _) => (x - mean) / variance.PointwiseSqrt())),

        // With zeros that are no quotients of whole numbers.
        new("bn-std-forgotten", () => Check.Normalize((x, mean, _, _) => x.MapIndexed(
            (_, j, value) => Math.Max(0.0, value - mean[j]) + Math.Min(0.0, value - mean[j]), Zeros.Include))),
        new("bn-normalize-own-stats",
            () => Check.Normalize((x, _, _, epsilon) => (x - x.Mean(axis: 0)) / (x.PopulationVariance(axis: 0) + epsilon).PointwiseSqrt())),
        new("bn-mean-not-subtracted", () => Check.Normalize((x, _, variance, epsilon) => x / (variance + epsilon).PointwiseSqrt())),
        new("bn-std-forgotten", () => Check.Normalize((x, mean, _, _) => x - mean)),
        new("cs-int-division",
            () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance + epsilon).PointwisePower(1 / 2))),
        new("bn-bwd-gamma-forgotten", () => Check.DxHat((dout, _) => dout.Clone())),
        new("bn-bwd-gamma-divides", () => Check.DxHat((dout, gamma) => dout / gamma)),
        new("bn-bwd-mean-for-sum", () => Check.DInverseStd((dxHat, centered) => dxHat.PointwiseMultiply(centered).Mean(axis: 0))),
        new("bn-bwd-product-of-sums",
            () => Check.DInverseStd((dxHat, centered) => dxHat.Sum(axis: 0).PointwiseMultiply(centered.Sum(axis: 0)))),
        new("bn-wrong-axis", () => Check.DInverseStd((dxHat, centered) => dxHat.PointwiseMultiply(centered).Sum(axis: 1))),
        new("bn-dvar-sign",
            () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => 0.5 * ds * Math.Pow(v + epsilon, -1.5)))),
        new("bn-dvar-half", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -ds * Math.Pow(v + epsilon, -1.5)))),
        new("bn-dvar-power",
            () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + epsilon, -0.5)))),
        new("bn-eps-missing-bwd", () => Check.Dvar((d, variance, _) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v, -1.5)))),
        new("bn-eps-value", () => Check.Dvar((d, variance, _) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + 1e-5, -1.5)))),
        new("bn-std-forgotten cs-int-division", () => Check.Normalize(RootOfNothing)),
        new("bn-dvar-power cs-int-division", () => Check.Dvar(PowerByName)),
        new("cs-int-division",
            () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -1 / 2 * ds * Math.Pow(v + epsilon, -1.5)))),
        new("bn-dvar-power cs-int-division",
            () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + epsilon, -3 / 2)))),
        new("bn-dvar-half bn-dvar-sign",
            () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => ds * Math.Pow(v + epsilon, -1.5)))),
        new("bn-bwd-no-var-path", () => Check.DCentered((dx, _, _, v, e) => dx / (v + e).PointwiseSqrt())),
        new("bn-bwd-no-direct-path",
            () => Check.DCentered((dx, c, dv, _, _) => c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("cs-int-division",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e).PointwiseSqrt()) + c.PointwiseMultiply(2 / dx.RowCount * dv))),
        new("cs-int-division",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e).PointwiseSqrt()) + c.PointwiseMultiply(1 / dx.RowCount * 2 * dv))),
        new("bn-bwd-no-1/N",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e).PointwiseSqrt()) + (2 * c.PointwiseMultiply(dv)))),
        new("bn-dcentered-two",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e).PointwiseSqrt()) + (c.PointwiseMultiply(dv) / dx.RowCount))),
        new("bn-dvar-sign",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e).PointwiseSqrt()) - c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("bn-square-vs-sqrt",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v + e)) + c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("bn-std-forgotten",
            () => Check.DCentered((dx, c, dv, _, _) => dx + c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("bn-eps-missing-bwd",
            () => Check.DCentered((dx, c, dv, v, _) => (dx / v.PointwiseSqrt()) + c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("bn-eps-outside",
            () => Check.DCentered((dx, c, dv, v, e) => (dx / (v.PointwiseSqrt() + e)) + c.PointwiseMultiply(2.0 / dx.RowCount * dv))),
        new("bn-dmean-sign", () => Check.Dmean(dCentered => dCentered.ColumnSums())),
        new("bn-dmean-divided-twice", () => Check.Dmean(dCentered => -dCentered.ColumnSums() / dCentered.RowCount)),
        new("bn-wrong-axis", () => Check.Dmean(dCentered => -dCentered.RowSums())),
        new("bn-bwd-no-1/N", () => Check.Dx((dCentered, dmean) => dCentered + dmean)),
        new("bn-bwd-no-mean-path", () => Check.Dx((dCentered, _) => dCentered.Clone())),
        new("bn-dmean-sign", () => Check.Dx((dCentered, dmean) => dCentered - (dmean / dCentered.RowCount))),
        new("cs-int-division", () => Check.Dx((dCentered, dmean) => dCentered + (1 / dCentered.RowCount * dmean))),
        new("bn-bwd-no-direct-path", () => Check.Dx((dCentered, dmean) => (0 * dCentered) + (dmean / dCentered.RowCount))),
        new("bn-bwd-mean-for-sum", () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0))),
        new("bn-dgamma-without-xhat", () => Check.Dgamma((dout, _) => dout.ColumnSums())),
        new("bn-wrong-axis", () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1))),
        new("bn-bwd-product-of-sums", () => Check.Dgamma((dout, xHat) => dout.ColumnSums().PointwiseMultiply(xHat.ColumnSums()))),
        new("bn-bwd-mean-for-sum", () => Check.Dbeta(dout => dout.Mean(axis: 0))),
        new("bn-wrong-axis", () => Check.Dbeta(dout => dout.RowSums())),
    ];

    private static Vector<double> Columns(Matrix<double> x, Func<Vector<double>, double> value)
        => Vector<double>.Build.DenseOfEnumerable(x.EnumerateColumns().Select(value));

    private static Vector<double> Each(Vector<double> left, Vector<double> right, Func<double, double, double> value)
        => Vector<double>.Build.Dense(left.Count, j => value(left[j], right[j]));

    private static (Vector<double> Mean, Vector<double> Variance) IntegersInStatistics(Matrix<double> x)
    {
        var mean = x.Sum(axis: 0) * (1 / x.RowCount);
        return (mean, (x - mean).PointwisePower(2).Sum(axis: 0) * (1 / x.RowCount));
    }

    private static Matrix<double> RootOfNothing(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
    {
        var half = 1 / 2;
        return (x - mean) / (variance + epsilon).PointwisePower(half);
    }

    private static Vector<double> PowerByName(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
    {
        var exponent = -3 / 2;
        return -0.5 * dInverseStd.PointwiseMultiply((variance + epsilon).PointwisePower(exponent));
    }
}
