using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook.Layers;

/// <summary>
/// Batch normalization and the ReLU behind it as a net runs them: each column is read from memory once and worked on while it is in
/// the first-level cache, and columns are shared out among threads. The bits are those of <see cref="BatchNorm"/> and <see cref="Relu"/>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class FusedBatchNorm<T> : ParallelWork
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    // Below this many values a thread more costs more than it saves.
    private const int ValuesPerThread = 2_048;

    private bool _isForward;
    private int _parts;
    private int _rows;
    private int _columns;
    private bool _relu;
    private bool _training;
    private T _kept;
    private T _added;
    private T _epsilon;
    private T[] _in = [];
    private T[] _xHat = [];
    private T[] _out = [];
    private T[] _gamma = [];
    private T[] _beta = [];
    private T[] _mean = [];
    private T[] _variance = [];
    private T[] _runningMean = [];
    private T[] _runningVariance = [];
    private T[] _active = [];
    private T[] _dgamma = [];
    private T[] _dbeta = [];

    /// <summary>The forward pass.</summary>
    /// <param name="x"><c>(N,D)</c>, column after column, like all matrices here.</param>
    /// <param name="rows">N.</param>
    /// <param name="gamma">Scale, <c>(D)</c>.</param>
    /// <param name="beta">Shift, <c>(D)</c>.</param>
    /// <param name="state">Mode, constants and running averages, which change in training.</param>
    /// <param name="variance">In training σ² of each column, <c>(D)</c>: the backward pass wants it.</param>
    /// <param name="xHat">In training the normalized input, <c>(N,D)</c>.</param>
    /// <param name="output"><c>(N,D)</c>.</param>
    /// <param name="relu">Whether <paramref name="output"/> is the ReLU of the result.</param>
    public void Forward(T[] x, int rows, T[] gamma, T[] beta, BatchNormState<T> state, T[] variance, T[] xHat, T[] output, bool relu)
    {
        BeginForward(x, rows, gamma, beta, state, variance, xHat, output, relu);
        Run();
    }

    /// <summary>Prepares the forward pass; <see cref="Columns"/> does it.</summary>
    /// <inheritdoc cref="Forward"/>
    public void BeginForward(T[] x, int rows, T[] gamma, T[] beta, BatchNormState<T> state, T[] variance, T[] xHat, T[] output, bool relu)
    {
        var because = $"gamma ({gamma.Length})";
        Arguments.Require(state.RunningMean, gamma.Length, "state.RunningMean", because);
        Arguments.Require(state.RunningVariance, gamma.Length, "state.RunningVariance", because);

        // They are written to where they stand.
        state.RunningMean = state.RunningMean.AsArray() is null ? Vector<T>.Build.Dense(state.RunningMean.ToArray()) : state.RunningMean;
        state.RunningVariance = state.RunningVariance.AsArray() is null ? Vector<T>.Build.Dense(state.RunningVariance.ToArray()) : state.RunningVariance;
        (_isForward, _in, _rows, _columns, _gamma, _beta, _relu) = (true, x, rows, gamma.Length, gamma, beta, relu);
        (_variance, _xHat, _out, _training) = (variance, xHat, output, state.Mode == Mode.Train);
        (_kept, _added, _epsilon) = (T.CreateTruncating(state.Momentum), T.CreateTruncating(1 - state.Momentum), T.CreateTruncating(state.Epsilon));
        (_runningMean, _runningVariance) = (Dense.Values(state.RunningMean), Dense.Values(state.RunningVariance));
    }

    /// <summary>The backward pass of the last forward pass in training.</summary>
    /// <param name="dout">The gradient of what the forward pass gave, <c>(N,D)</c>.</param>
    /// <param name="active">What the forward pass gave where its ReLU was asked for, else empty.</param>
    /// <param name="dx"><c>(N,D)</c>.</param>
    /// <param name="dgamma"><c>(D)</c>.</param>
    /// <param name="dbeta"><c>(D)</c>.</param>
    public void Backward(T[] dout, T[] active, T[] dx, T[] dgamma, T[] dbeta)
    {
        BeginBackward(dout, active, dx, dgamma, dbeta);
        Run();
    }

    /// <summary>Prepares the backward pass; <see cref="Columns"/> does it.</summary>
    /// <inheritdoc cref="Backward"/>
    public void BeginBackward(T[] dout, T[] active, T[] dx, T[] dgamma, T[] dbeta) =>
        (_isForward, _in, _active, _out, _dgamma, _dbeta) = (false, dout, active, dx, dgamma, dbeta);

    /// <summary>Some columns of the pass that was prepared last.</summary>
    /// <param name="start">The first column.</param>
    /// <param name="end">The first column after them.</param>
    public void Columns(int start, int end)
    {
        for (var j = start; j < end; j++)
        {
            if (_isForward)
            {
                ForwardColumn(j);
            }
            else
            {
                BackwardColumn(j);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Part(int part)
    {
        var (start, end) = ColumnShare.Of(_columns, part, _parts);
        Columns(start, end);
    }

    private void Run()
    {
        _parts = (int)Math.Clamp((long)_rows * _columns / ValuesPerThread, 1, Math.Min(Parallelism.MaxThreads, ColumnShare.MaxParts(_columns)));
        Run(_parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardColumn(int j)
    {
        var (n, at) = (_rows, j * _rows);
        var (mean, variance) = _training ? Statistics(j) : (_runningMean[j], _runningVariance[j]);
        var (inverseStd, gamma, beta) = (T.One / T.Sqrt(variance + _epsilon), _gamma[j], _beta[j]);
        var (means, inverses, scales, shifts) = (Vector512.Create(mean), Vector512.Create(inverseStd), Vector512.Create(gamma), Vector512.Create(beta));
        ref var x = ref _in[at];
        ref var y = ref _out[at];
        ref var xHat = ref _training ? ref _xHat[at] : ref Unsafe.NullRef<T>();
        var (training, relu, lanes, i) = (_training, _relu, Vector512<T>.Count, 0);
        for (; i <= n - lanes; i += lanes)
        {
            var normalized = (Vector512.LoadUnsafe(ref x, (nuint)i) - means) * inverses;
            if (training)
            {
                normalized.StoreUnsafe(ref xHat, (nuint)i);
            }

            var value = (normalized * scales) + shifts;
            (relu ? Vector512.AndNot(value, Vector512.LessThan(value, Vector512<T>.Zero)) : value).StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < n; i++)
        {
            var normalized = (Unsafe.Add(ref x, i) - mean) * inverseStd;
            if (training)
            {
                Unsafe.Add(ref xHat, i) = normalized;
            }

            var value = (normalized * gamma) + beta;
            Unsafe.Add(ref y, i) = relu && value < T.Zero ? T.Zero : value;
        }
    }

    private (T Mean, T Variance) Statistics(int j)
    {
        var column = _in.AsSpan(j * _rows);
        var count = T.CreateTruncating(_rows);
        var mean = Summation.Sum<T>(column, _rows) / count;
        var variance = Summation.SumOfSquares(column, _rows, mean) / count;
        _variance[j] = variance;
        _runningMean[j] = (_kept * _runningMean[j]) + (_added * mean);
        _runningVariance[j] = (_kept * _runningVariance[j]) + (_added * variance);
        return (mean, variance);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardColumn(int j)
    {
        var (n, at, count) = (_rows, j * _rows, T.CreateTruncating(_rows));
        var dy = _active.Length == 0 ? _in.AsSpan(at) : Opened(at);
        var (dScale, dShift) = (Summation.Dot<T>(dy, _xHat.AsSpan(at), n), Summation.Sum<T>(dy, n));
        (_dgamma[j], _dbeta[j]) = (dScale, dShift);
        var factor = _gamma[j] * (T.One / T.Sqrt(_variance[j] + _epsilon)) / count;
        var (counts, shifts, scales, factors) = (Vector512.Create(count), Vector512.Create(dShift), Vector512.Create(-dScale), Vector512.Create(factor));
        ref var from = ref MemoryMarshal.GetReference(dy);
        ref var xHat = ref _xHat[at];
        ref var dx = ref _out[at];
        var (lanes, i) = (Vector512<T>.Count, 0);
        for (; i <= n - lanes; i += lanes)
        {
            var term = (Vector512.LoadUnsafe(ref from, (nuint)i) * counts) - shifts;
            (Fused.MultiplyAdd(Vector512.LoadUnsafe(ref xHat, (nuint)i), scales, term) * factors).StoreUnsafe(ref dx, (nuint)i);
        }

        for (; i < n; i++)
        {
            var term = (Unsafe.Add(ref from, i) * count) - dShift;
            Unsafe.Add(ref dx, i) = T.FusedMultiplyAdd(Unsafe.Add(ref xHat, i), -dScale, term) * factor;
        }
    }

    // The gradient behind the ReLU, which let through what was positive: written where dx will stand.
    private Span<T> Opened(int at)
    {
        var column = _out.AsSpan(at);
        Relu.Backward<T>(_in.AsSpan(at, _rows), _active.AsSpan(at, _rows), column[.._rows]);
        return column;
    }
}
