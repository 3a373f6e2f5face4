namespace Workbook.Networks;

/// <summary>
/// Batch normalization inside a net: each column is read from memory once and worked on while it is in the first-level cache.
/// The bits are those of <see cref="BatchNorm.Forward"/> and <see cref="BatchNorm.BackwardSimplified"/>.
/// </summary>
internal sealed class BatchNormStage<T>(Parameter<T> gamma, Parameter<T> beta) : IColumnStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly T[] _inverseStd = new T[gamma.Values.Length];
    private readonly Buffer<T> _xHat = new();
    private readonly Buffer<T> _y = new();
    private readonly Buffer<T> _dx = new();
    private (T[] Mean, T[] Variance) _running;
    private Vector<T>? _mean;
    private Vector<T>? _variance;
    private (T Kept, T Added, T Epsilon) _constants;
    private bool _training;
    private int _rows;
    private T[] _x = [];
    private T[] _dout = [];
    private T[] _dgamma = [];
    private T[] _dbeta = [];

    /// <summary>The running averages. In double precision they are of the type that notebooks name.</summary>
    internal BatchNormState<T> State { get; } = typeof(T) == typeof(double)
        ? (BatchNormState<T>)(object)new BatchNormState(gamma.Values.Length)
        : new BatchNormState<T>(gamma.Values.Length);

    public Matrix<T> BeginForward(Matrix<T> x, Mode mode)
    {
        State.Mode = mode;
        State.RunningMean = _mean = Own(State.RunningMean, _mean, "state.RunningMean");
        State.RunningVariance = _variance = Own(State.RunningVariance, _variance, "state.RunningVariance");
        _running = (Dense.Values(_mean), Dense.Values(_variance));
        _constants = (T.CreateTruncating(State.Momentum), T.CreateTruncating(1 - State.Momentum), T.CreateTruncating(State.Epsilon));
        (_x, _rows, _training) = (Dense.Values(x), x.RowCount, mode == Mode.Train);
        if (_training)
        {
            _xHat.Like(x);
        }

        return _y.Like(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ForwardColumns(int start, int end)
    {
        var (n, lanes, xs, ys) = (_rows, Vector512<T>.Count, _x, _y.Values);

        // At test time nobody wants x̂: it stands where y replaces it at once.
        var xHats = _training ? _xHat.Values : ys;
        for (var j = start; j < end; j++)
        {
            var (mean, inverseStd) = _training ? Statistics(j) : (_running.Mean[j], InverseStd(_running.Variance[j]));
            var (scale, shift) = (gamma.Values[j], beta.Values[j]);
            var (means, inverses) = (Vector512.Create(mean), Vector512.Create(inverseStd));
            var (scales, shifts) = (Vector512.Create(scale), Vector512.Create(shift));
            ref var x = ref xs[j * n];
            ref var xHat = ref xHats[j * n];
            ref var y = ref ys[j * n];
            var i = 0;
            for (; i <= n - lanes; i += lanes)
            {
                var normalized = (Vector512.LoadUnsafe(ref x, (nuint)i) - means) * inverses;
                normalized.StoreUnsafe(ref xHat, (nuint)i);
                ((normalized * scales) + shifts).StoreUnsafe(ref y, (nuint)i);
            }

            for (; i < n; i++)
            {
                var normalized = (Unsafe.Add(ref x, i) - mean) * inverseStd;
                Unsafe.Add(ref xHat, i) = normalized;
                Unsafe.Add(ref y, i) = (normalized * scale) + shift;
            }
        }
    }

    public Matrix<T> BeginBackward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        (_dout, _dgamma, _dbeta) = (Dense.Values(dout), gradients[gamma.Name].Values, gradients[beta.Name].Values);
        return _dx.Like(dout);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BackwardColumns(int start, int end)
    {
        var (n, lanes, count, douts, xHats, dxs) = (_rows, Vector512<T>.Count, T.CreateTruncating(_rows), _dout, _xHat.Values, _dx.Values);
        for (var j = start; j < end; j++)
        {
            var at = j * n;
            var dScale = Summation.Dot<T>(douts.AsSpan(at), xHats.AsSpan(at), n);
            var dShift = Summation.Sum<T>(douts.AsSpan(at), n);
            (_dgamma[j], _dbeta[j]) = (dScale, dShift);
            var factor = gamma.Values[j] * _inverseStd[j] / count;
            var (counts, shifts) = (Vector512.Create(count), Vector512.Create(dShift));
            var (scales, factors) = (Vector512.Create(-dScale), Vector512.Create(factor));
            ref var dout = ref douts[at];
            ref var xHat = ref xHats[at];
            ref var dx = ref dxs[at];
            var i = 0;
            for (; i <= n - lanes; i += lanes)
            {
                var term = (Vector512.LoadUnsafe(ref dout, (nuint)i) * counts) - shifts;
                (Fused.MultiplyAdd(Vector512.LoadUnsafe(ref xHat, (nuint)i), scales, term) * factors).StoreUnsafe(ref dx, (nuint)i);
            }

            for (; i < n; i++)
            {
                var term = (Unsafe.Add(ref dout, i) * count) - dShift;
                Unsafe.Add(ref dx, i) = T.FusedMultiplyAdd(Unsafe.Add(ref xHat, i), -dScale, term) * factor;
            }
        }
    }

    private (T Mean, T InverseStd) Statistics(int j)
    {
        var column = _x.AsSpan(j * _rows);
        var count = T.CreateTruncating(_rows);
        var mean = Summation.Sum<T>(column, _rows) / count;
        var variance = Summation.SumOfSquares(column, _rows, mean) / count;
        _running.Mean[j] = (_constants.Kept * _running.Mean[j]) + (_constants.Added * mean);
        _running.Variance[j] = (_constants.Kept * _running.Variance[j]) + (_constants.Added * variance);
        return (mean, _inverseStd[j] = InverseStd(variance));
    }

    private T InverseStd(T variance) => T.One / T.Sqrt(variance + _constants.Epsilon);

    // Averages are written to where they stand, but never into a vector that somebody has put there.
    private Vector<T> Own(Vector<T> averages, Vector<T>? own, string name)
    {
        Arguments.Require(averages, gamma.Values.Length, name, gamma.Name);
        return ReferenceEquals(averages, own) ? averages : Vector<T>.Build.Dense(averages.ToArray());
    }
}
