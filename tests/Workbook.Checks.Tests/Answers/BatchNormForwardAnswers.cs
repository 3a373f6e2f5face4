namespace Workbook.Checks.Tests;

/// <summary>More ways to batch normalization's forward pass: other ways to the two statistics, and from them to the result.</summary>
internal static class BatchNormForwardAnswers
{
    /// <summary>One pass down each column (B. P. Welford 1962).</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Welford(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.Welford, Divide)(x, gamma, beta, state);

    /// <summary>Two passes, the second with the sum of what rounding left of the first.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) TwoPasses(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.TwoPasses, Divide)(x, gamma, beta, state);

    /// <summary>Mean of squares of the distances from the first row.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Shifted(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.Shifted, ByInverse)(x, gamma, beta, state);

    /// <summary>MathNet's own statistics of each column, those of a population.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) MathNetColumns(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.MathNetColumns, ByInverse)(x, gamma, beta, state);

    /// <summary>MathNet's statistics of a sample, taken back to those of a population.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) FromSample(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.FromSample, Divide)(x, gamma, beta, state);

    /// <summary>Products with a row of ones.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Products(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.Products, DiagonalProduct)(x, gamma, beta, state);

    /// <summary>Half the mean of all squared differences between two rows.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Pairs(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
        => With(BatchNormStatistics.Pairs, Divide)(x, gamma, beta, state);

    /// <summary>Training folded into one scale and one shift, as people do for test mode; results in sparse storage.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Folded(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var training = state.Mode == Mode.Train;
        var (mean, variance) = training ? (x.Mean(axis: 0), x.PopulationVariance(axis: 0)) : (state.RunningMean, state.RunningVariance);
        var scale = gamma / (variance + state.Epsilon).PointwiseSqrt();
        var result = x.PointwiseMultiply(scale) + (beta - mean.PointwiseMultiply(scale));
        if (training)
        {
            state.RunningMean -= (1 - state.Momentum) * (state.RunningMean - mean);
            state.RunningVariance -= (1 - state.Momentum) * (state.RunningVariance - variance);
        }

        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        return (
            Matrix<double>.Build.SparseOfMatrix(result),
            new BatchNormCache(gamma, x, mean, variance, state.Epsilon, Matrix<double>.Build.SparseOfMatrix(xHat)));
    }

    /// <summary>Features as rows, in plain arrays, on several threads.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) Parallel(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var columns = x.ToColumnArrays();
        var (mean, variance) = (new double[columns.Length], new double[columns.Length]);
        var (xHat, result) = (new double[columns.Length][], new double[columns.Length][]);
        System.Threading.Tasks.Parallel.For(0, columns.Length, j =>
        {
            var column = columns[j];
            mean[j] = state.Mode == Mode.Train ? column.Sum() / column.Length : state.RunningMean[j];
            variance[j] = state.Mode == Mode.Train
                ? column.Sum(value => (value - mean[j]) * (value - mean[j])) / column.Length
                : state.RunningVariance[j];
            xHat[j] = [.. column.Select(value => (value - mean[j]) / Math.Sqrt(variance[j] + state.Epsilon))];
            result[j] = [.. xHat[j].Select(value => (gamma[j] * value) + beta[j])];
        });
        for (var j = 0; j < columns.Length && state.Mode == Mode.Train; j++)
        {
            state.RunningMean[j] += (1 - state.Momentum) * (mean[j] - state.RunningMean[j]);
            state.RunningVariance[j] += (1 - state.Momentum) * (variance[j] - state.RunningVariance[j]);
        }

        var build = Matrix<double>.Build;
        var cache = new BatchNormCache(
            gamma.Clone(), x.Clone(), Vector<double>.Build.Dense(mean), Vector<double>.Build.Dense(variance), state.Epsilon,
            build.DenseOfColumnArrays(xHat));
        return (build.DenseOfColumnArrays(result), cache);
    }

    /// <summary>The whole pass from a way to the statistics and a way to normalize with them.</summary>
    private static BatchNormForwardFunction With(
        Func<Matrix<double>, (Vector<double> Mean, Vector<double> Variance)> statistics,
        Func<Matrix<double>, Vector<double>, Vector<double>, Matrix<double>> normalize)
        => (x, gamma, beta, state) =>
        {
            var (mean, variance) = state.Mode == Mode.Train ? statistics(x) : (state.RunningMean, state.RunningVariance);
            var xHat = normalize(x, mean, variance + state.Epsilon);
            if (state.Mode == Mode.Train)
            {
                // In place: whoever holds the vectors sees the new values.
                ((state.RunningMean * state.Momentum) + (mean * (1 - state.Momentum))).CopyTo(state.RunningMean);
                ((state.RunningVariance * state.Momentum) + (variance * (1 - state.Momentum))).CopyTo(state.RunningVariance);
            }

            return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
        };

    private static Matrix<double> Divide(Matrix<double> x, Vector<double> mean, Vector<double> inner)
        => (x - mean).PointwiseDivide(inner.PointwiseSqrt());

    private static Matrix<double> ByInverse(Matrix<double> x, Vector<double> mean, Vector<double> inner)
        => (x - mean).PointwiseMultiply(inner.PointwisePower(-0.5));

    private static Matrix<double> DiagonalProduct(Matrix<double> x, Vector<double> mean, Vector<double> inner)
        => (x - Vector<double>.Build.Dense(x.RowCount, 1).OuterProduct(mean))
            * Matrix<double>.Build.DiagonalOfDiagonalVector(1 / inner.PointwiseSqrt());
}
