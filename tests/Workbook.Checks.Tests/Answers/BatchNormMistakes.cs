namespace Workbook.Checks.Tests;

/// <summary>Batch normalization with one thing wrong at a time.</summary>
internal static class BatchNormMistakes
{
    /// <summary>The forward pass in pieces that can be replaced.</summary>
    public static BatchNormForwardFunction Forward(
        Func<Matrix<double>, Vector<double>>? variance = null,
        Func<Vector<double>, double, Vector<double>>? divisor = null,
        Action<BatchNormState, Vector<double>, Vector<double>, int>? update = null,
        Func<BatchNormState, Mode>? mode = null,
        bool updateInTest = false) => (x, gamma, beta, state) =>
    {
        variance ??= values => values.PopulationVariance(axis: 0);
        divisor ??= (values, epsilon) => (values + epsilon).PointwiseSqrt();
        update ??= Update;
        var training = (mode?.Invoke(state) ?? state.Mode) == Mode.Train;
        var (batchMean, batchVariance) = (x.Mean(axis: 0), variance(x));
        var (mean, spread) = training ? (batchMean, batchVariance) : (state.RunningMean, state.RunningVariance);
        if (training || updateInTest)
        {
            update(state, batchMean, batchVariance, x.RowCount);
        }

        var xHat = (x - mean) / divisor(spread, state.Epsilon);
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, spread, state.Epsilon, xHat));
    };

    public static Vector<double> Corrected(Matrix<double> x) => x.PopulationVariance(axis: 0) * x.RowCount / Math.Max(1, x.RowCount - 1);

    public static void Update(BatchNormState state, Vector<double> mean, Vector<double> variance, int count)
        => Mix(state, mean, variance, state.Momentum);

    public static void Mix(BatchNormState state, Vector<double> mean, Vector<double> variance, double old)
    {
        state.RunningMean = (old * state.RunningMean) + ((1 - old) * mean);
        state.RunningVariance = (old * state.RunningVariance) + ((1 - old) * variance);
    }

    /// <summary>Layer normalization by mistake.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) WrongAxis(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = (x.Mean(axis: 1), x.PopulationVariance(axis: 1));
        var xHat = x.SubtractColumn(mean).DivideColumn((variance + state.Epsilon).PointwiseSqrt());
        return (
            xHat.PointwiseMultiply(gamma) + beta,
            new BatchNormCache(gamma, x, x.Mean(axis: 0), x.PopulationVariance(axis: 0), state.Epsilon, xHat));
    }

    /// <summary>The simplified backward pass in pieces: dx = scale·(dxHat − a − x̂·b).</summary>
    public static BatchNormBackwardFunction Backward(
        Func<Matrix<double>, Vector<double>>? meanPath = null,
        Func<Matrix<double>, Vector<double>>? variancePath = null,
        bool gamma = true,
        bool epsilon = true) => (dout, cache) =>
    {
        meanPath ??= values => values.Mean(axis: 0);
        variancePath ??= values => values.Mean(axis: 0);
        var dxHat = gamma ? dout.PointwiseMultiply(cache.Gamma) : dout;
        var root = (epsilon ? cache.Variance + cache.Epsilon : cache.Variance).PointwiseSqrt();
        var xHat = epsilon ? cache.XHat : (cache.X - cache.Mean) / root;
        var inner = dxHat - meanPath(dxHat) - xHat.PointwiseMultiply(variancePath(dxHat.PointwiseMultiply(xHat)));
        return (inner / root, dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    };

    public static Vector<double> Nothing(Matrix<double> values) => Vector<double>.Build.Dense(values.ColumnCount);

    public static Vector<double> WithoutDivision(Matrix<double> values) => values.Sum(axis: 0);
}
