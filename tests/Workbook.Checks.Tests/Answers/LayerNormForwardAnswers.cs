using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>More ways to layer normalization's forward pass.</summary>
internal static class LayerNormForwardAnswers
{
    /// <summary>The learner's own batch norm on the transpose, γ and β afterwards.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) ThroughBatchNorm(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var n = x.RowCount;
        var (one, zero) = (Vector<double>.Build.Dense(n, 1), Vector<double>.Build.Dense(n));
        var (turned, norm) = BatchNormAnswers.Plain(x.Transpose(), one, zero, new BatchNormState(n) { Epsilon = state.Epsilon });
        return (
            turned.Transpose().PointwiseMultiply(gamma) + beta,
            new LayerNormCache(gamma, x, norm.Mean, norm.Variance, state.Epsilon, norm.XHat.Transpose()));
    }

    /// <summary>Row by row with MathNet's statistics of a population.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) MathNetRows(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var mean = Vector<double>.Build.DenseOfEnumerable(x.EnumerateRows().Select(row => ArrayStatistics.Mean(row.ToArray())));
        var variance = Vector<double>.Build.DenseOfEnumerable(
            x.EnumerateRows().Select(row => ArrayStatistics.PopulationVariance(row.ToArray())));
        var xHat = Matrix<double>.Build.DenseOfRows(
            x.EnumerateRows().Select((row, i) => (row - mean[i]) / Math.Sqrt(variance[i] + state.Epsilon)));
        return (
            Matrix<double>.Build.DenseOfRows(xHat.EnumerateRows().Select(row => row.PointwiseMultiply(gamma) + beta)),
            new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>Welford's recurrence along each row, results in sparse storage.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) Welford(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (mean, variance) = BatchNormStatistics.Welford(x.Transpose());
        var xHat = x.SubtractColumn(mean).MultiplyColumn((variance + state.Epsilon).PointwisePower(-0.5));
        return (
            Matrix<double>.Build.SparseOfMatrix(beta + xHat.PointwiseMultiply(gamma)),
            new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    /// <summary>Products with the centering matrix, from the right this time.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) Products(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (d, build) = (x.ColumnCount, Matrix<double>.Build);
        var centered = x * (build.DenseIdentity(d) - build.Dense(d, d, 1.0 / d));
        var variance = (centered * centered.Transpose()).Diagonal() / d;
        var xHat = build.DiagonalOfDiagonalVector(1 / (variance + state.Epsilon).PointwiseSqrt()) * centered;
        var result = (xHat * build.DiagonalOfDiagonalVector(gamma)) + Vector<double>.Build.Dense(x.RowCount, 1).OuterProduct(beta);
        return (result, new LayerNormCache(gamma, x, x * Vector<double>.Build.Dense(d, 1.0 / d), variance, state.Epsilon, xHat));
    }

    /// <summary>Plain arrays, rows on several threads; a cache with one field more.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) Parallel(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var rows = x.ToRowArrays();
        var (mean, std, xHat, result) = (
            new double[rows.Length], new double[rows.Length], new double[rows.Length][], new double[rows.Length][]);
        System.Threading.Tasks.Parallel.For(0, rows.Length, i =>
        {
            mean[i] = rows[i].Average();
            std[i] = Math.Sqrt(rows[i].Select(value => Math.Pow(value - mean[i], 2)).Average() + state.Epsilon);
            xHat[i] = [.. rows[i].Select(value => (value - mean[i]) / std[i])];
            result[i] = [.. xHat[i].Select((value, j) => (gamma[j] * value) + beta[j])];
        });
        var variance = rows.Select((row, i) => row.Select(value => Math.Pow(value - mean[i], 2)).Average());
        var build = Vector<double>.Build;
        var cache = new WithStd(
            gamma, x, build.Dense(mean), build.DenseOfEnumerable(variance), state.Epsilon, Matrix<double>.Build.DenseOfRowArrays(xHat),
            build.Dense(std));
        return (Matrix<double>.Build.DenseOfRowArrays(result), cache);
    }

    /// <summary>One scale and one shift for each row.</summary>
    public static (Matrix<double> Out, LayerNormCache Cache) Folded(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (mean, variance) = (x.Mean(axis: 1), x.PopulationVariance(axis: 1));
        var scale = 1 / (variance + state.Epsilon).PointwiseSqrt();
        var xHat = x.MultiplyColumn(scale).SubtractColumn(mean.PointwiseMultiply(scale));
        return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private sealed record WithStd(
        Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat,
        Vector<double> Std)
        : LayerNormCache(Gamma, X, Mean, Variance, Epsilon, XHat);
}
