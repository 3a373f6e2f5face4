namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>
/// Batch normalization in replaceable nodes, forward and backward; the small tasks are single nodes of it. A node is as small as a
/// mistake can be, so that two mistakes seldom replace the same one.
/// </summary>
internal sealed partial record BatchNormRecipe : IRecipePart
{
    private static readonly BatchNormRecipe Right = new();

    public bool WrapsPass => Around != Right.Around || AroundBackward != Right.AroundBackward;

    /// <summary>Changes running averages, given state, mean and variance (D) of a batch, and its N.</summary>
    public delegate void UpdateAverages(BatchNormState state, Vector<double> mean, Vector<double> variance, int count);

    /// <summary>Mean and variance that a pass normalizes with.</summary>
    public delegate (Vector<double> Mean, Vector<double> Variance) ChooseStatistics(BatchNormState state, Matrix<double> x);

    public BatchStatisticsFunction Statistics { get; init; } = x => (x.Mean(axis: 0), x.PopulationVariance(axis: 0));

    public Func<Matrix<double>, Vector<double>, Matrix<double>> Subtract { get; init; } = (x, mean) => x - mean;

    /// <summary>The ε that is used, from the one that was given.</summary>
    public Func<double, double> Epsilon { get; init; } = epsilon => epsilon;

    public Func<Vector<double>, double, Vector<double>> Divisor { get; init; } = Root;

    public Func<Matrix<double>, Vector<double>, Matrix<double>> Divide { get; init; } = (centered, divisor) => centered / divisor;

    public Func<Matrix<double>, Vector<double>, Matrix<double>> Scale { get; init; } = (xHat, gamma) => xHat.PointwiseMultiply(gamma);

    public Func<Matrix<double>, Vector<double>, Matrix<double>> Shift { get; init; } = (scaled, beta) => scaled + beta;

    /// <summary>Changes the task of scaling and shifting as a whole.</summary>
    public Func<ScaleAndShiftFunction, ScaleAndShiftFunction> AroundScaleAndShift { get; init; } = scaleAndShift => scaleAndShift;

    /// <summary>Changes the task of normalizing as a whole.</summary>
    public Func<NormalizeFunction, NormalizeFunction> AroundNormalize { get; init; } = normalize => normalize;

    public Func<BatchNormState, Mode> Mode { get; init; } = state => state.Mode;

    public bool UpdatesInTest { get; init; }

    /// <summary>Whether the averages are updated before the pass reads them.</summary>
    public bool UpdatesFirst { get; init; }

    /// <summary>What is mixed into the averages, from mean and variance of the batch and its N.</summary>
    public Func<Vector<double>, Vector<double>, int, (Vector<double> Mean, Vector<double> Variance)> Gathered { get; init; }
        = (mean, variance, _) => (mean, variance);

    public UpdateAverages Update { get; init; } = (state, mean, variance, _) => Mix(state, mean, variance, state.Momentum);

    public ChooseStatistics TestStatistics { get; init; } = (state, _) => (state.RunningMean, state.RunningVariance);

    /// <summary>Mean and variance that a training pass normalizes with; <see langword="null"/> for those of the batch.</summary>
    public ChooseStatistics? TrainStatistics { get; init; }

    /// <summary>Changes what forward returns, after everything else; for slips in the cache and in arrays that are used again.</summary>
    public Func<BatchNormForwardFunction, BatchNormForwardFunction> Around { get; init; } = forward => forward;

    /// <summary>Task 0.1: each column without its mean.</summary>
    public CenterFunction Center
    {
        get => field ?? (x => Subtract(x, Statistics(x).Mean));
        init;
    }

    /// <summary>Task 1.2.</summary>
    public NormalizeFunction Normalize => AroundNormalize(
        (x, mean, variance, epsilon) => Divide(Subtract(x, mean), Divisor(variance, Epsilon(epsilon))));

    /// <summary>Task 0.2.</summary>
    public ScaleAndShiftFunction ScaleAndShift => AroundScaleAndShift((xHat, gamma, beta) => Shift(Scale(xHat, gamma), beta));

    /// <summary>The whole forward pass.</summary>
    public BatchNormForwardFunction Forward => Around(ForwardNodes);

    /// <summary>Mixes with <paramref name="old"/> as the weight of the old averages.</summary>
    public static void Mix(BatchNormState state, Vector<double> mean, Vector<double> variance, double old)
    {
        state.RunningMean = (old * state.RunningMean) + ((1 - old) * mean);
        state.RunningVariance = (old * state.RunningVariance) + ((1 - old) * variance);
    }

    /// <summary>√(σ² + ε).</summary>
    public static Vector<double> Root(Vector<double> variance, double epsilon) => (variance + epsilon).PointwiseSqrt();

    /// <summary>The same of what a cache holds.</summary>
    public static Vector<double> Root(BatchNormCache cache) => Root(cache.Variance, cache.Epsilon);

    /// <summary>The same with another variance, from the right one, mean and N.</summary>
    public BatchNormRecipe WithVariance(Func<Vector<double>, Vector<double>, int, Vector<double>> change) => this with
    {
        Statistics = x =>
        {
            var (mean, variance) = Statistics(x);
            return (mean, change(variance, mean, x.RowCount));
        },
    };

    /// <summary>The same with other nodes in one mode only; the other mode stays as it is.</summary>
    public BatchNormRecipe In(Mode mode, Func<BatchNormRecipe, BatchNormRecipe> change) => this with
    {
        Around = _ => (x, gamma, beta, state) => (state.Mode == mode ? change(this) : this).Forward(x, gamma, beta, state),
    };

    /// <summary>The same with another cache, from the right one and the output.</summary>
    public BatchNormRecipe WithCache(Func<BatchNormCache, Matrix<double>, BatchNormCache> change) => this with
    {
        Around = forward => WithCache(Around(forward), change),
    };

    /// <summary>A forward pass with another cache in training, from the right one and the output; nobody asks for it in testing.</summary>
    public static BatchNormForwardFunction WithCache(
        BatchNormForwardFunction forward, Func<BatchNormCache, Matrix<double>, BatchNormCache> change) => (x, gamma, beta, state) =>
    {
        var (result, cache) = forward(x, gamma, beta, state);
        return (result, state.Mode == Workbook.Mode.Test ? cache : change(cache, result));
    };

    private (Matrix<double> Out, BatchNormCache Cache) ForwardNodes(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var training = Mode(state) == Workbook.Mode.Train;
        var batch = training || UpdatesInTest ? Statistics(x) : default;
        if (UpdatesFirst)
        {
            UpdateWith(batch);
        }

        var (mean, variance) = !training ? TestStatistics(state, x) : TrainStatistics is null ? batch : TrainStatistics(state, x);
        if (!UpdatesFirst)
        {
            UpdateWith(batch);
        }

        var xHat = Normalize(x, mean, variance, state.Epsilon);
        return (ScaleAndShift(xHat, gamma, beta), new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));

        void UpdateWith((Vector<double> Mean, Vector<double> Variance) batch)
        {
            if (batch.Mean is not null)
            {
                var (gatheredMean, gatheredVariance) = Gathered(batch.Mean, batch.Variance, x.RowCount);
                Update(state, gatheredMean, gatheredVariance, x.RowCount);
            }
        }
    }
}
