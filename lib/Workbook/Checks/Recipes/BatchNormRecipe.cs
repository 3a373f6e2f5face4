using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Batch normalization in replaceable nodes, forward and backward; the small tasks are single nodes of it.</summary>
internal sealed record BatchNormRecipe
{
    /// <summary>Changes running averages, given state, mean and variance (D) of a batch, and its N.</summary>
    public delegate void UpdateAverages(BatchNormState state, Vector<double> mean, Vector<double> variance, int count);

    /// <summary>Mean and variance that test mode normalizes with.</summary>
    public delegate (Vector<double> Mean, Vector<double> Variance) ChooseStatistics(BatchNormState state, Matrix<double> x);

    public CenterFunction Center { get; init; } = x => x - x.Mean(axis: 0);

    public BatchStatisticsFunction Statistics { get; init; } = x => (x.Mean(axis: 0), x.PopulationVariance(axis: 0));

    public NormalizeFunction Normalize { get; init; } = (x, mean, variance, epsilon) => (x - mean) / (variance + epsilon).PointwiseSqrt();

    public ScaleAndShiftFunction ScaleAndShift { get; init; } = (xHat, gamma, beta) => xHat.PointwiseMultiply(gamma) + beta;

    public Func<BatchNormState, Mode> Mode { get; init; } = state => state.Mode;

    public bool UpdatesInTest { get; init; }

    public UpdateAverages Update { get; init; } = (state, mean, variance, _) => Mix(state, mean, variance, state.Momentum);

    public ChooseStatistics TestStatistics { get; init; } = (state, _) => (state.RunningMean, state.RunningVariance);

    /// <summary>Changes what forward returns, after everything else; for slips in the cache and in arrays that are used again.</summary>
    public Func<BatchNormForwardFunction, BatchNormForwardFunction> Around { get; init; } = forward => forward;

    public DxHatFunction DxHat { get; init; } = (dout, gamma) => dout.PointwiseMultiply(gamma);

    public DInverseStdFunction DInverseStd { get; init; } = (dxHat, centered) => dxHat.PointwiseMultiply(centered).Sum(axis: 0);

    public DvarFunction Dvar { get; init; } = (dInverseStd, variance, epsilon)
        => -0.5 * dInverseStd.PointwiseDivide((variance + epsilon).PointwiseMultiply((variance + epsilon).PointwiseSqrt()));

    public DCenteredFunction DCentered { get; init; } = (dxHat, centered, dvar, variance, epsilon)
        => (dxHat / (variance + epsilon).PointwiseSqrt()) + centered.PointwiseMultiply(dvar * (2.0 / dxHat.RowCount));

    public DmeanFunction Dmean { get; init; } = dCentered => -dCentered.Sum(axis: 0);

    public DxFunction Dx { get; init; } = (dCentered, dmean) => dCentered + (dmean / dCentered.RowCount);

    public DgammaFunction Dgamma { get; init; } = (dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 0);

    public DbetaFunction Dbeta { get; init; } = dout => dout.Sum(axis: 0);

    /// <summary>Changes what backward returns, after everything else; for slips that are not in one node.</summary>
    public Func<BatchNormBackwardFunction, BatchNormBackwardFunction> AroundBackward { get; init; } = backward => backward;

    /// <summary>The whole forward pass.</summary>
    public BatchNormForwardFunction Forward => Around(ForwardNodes);

    /// <summary>The whole backward pass.</summary>
    public BatchNormBackwardFunction Backward => AroundBackward(BackwardNodes);

    private (Matrix<double> Out, BatchNormCache Cache) ForwardNodes(Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var training = Mode(state) == Workbook.Mode.Train;
        var (mean, variance) = training ? Statistics(x) : TestStatistics(state, x);
        if (training || UpdatesInTest)
        {
            var (batchMean, batchVariance) = training ? (mean, variance) : Statistics(x);
            Update(state, batchMean, batchVariance, x.RowCount);
        }

        var xHat = Normalize(x, mean, variance, state.Epsilon);
        return (ScaleAndShift(xHat, gamma, beta), new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BackwardNodes(Matrix<double> dout, BatchNormCache cache)
    {
        var centered = cache.X - cache.Mean;
        var dxHat = DxHat(dout, cache.Gamma);
        var dvar = Dvar(DInverseStd(dxHat, centered), cache.Variance, cache.Epsilon);
        var dCentered = DCentered(dxHat, centered, dvar, cache.Variance, cache.Epsilon);
        return (Dx(dCentered, Dmean(dCentered)), Dgamma(dout, cache.XHat), Dbeta(dout));
    }

    /// <summary>Mixes with <paramref name="old"/> as the weight of the old averages.</summary>
    public static void Mix(BatchNormState state, Vector<double> mean, Vector<double> variance, double old)
    {
        state.RunningMean = (old * state.RunningMean) + ((1 - old) * mean);
        state.RunningVariance = (old * state.RunningVariance) + ((1 - old) * variance);
    }
}
