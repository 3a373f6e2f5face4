namespace Workbook.Networks;

/// <summary>The ReLU inside a net. The bits are those of <see cref="Relu"/>.</summary>
internal sealed class ReluStage<T> : IColumnStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Buffer<T> _active = new();
    private readonly Buffer<T> _dx = new();
    private T[] _from = [];
    private int _rows;

    /// <summary>What the last forward pass gave, <c>(N,M)</c>.</summary>
    internal Matrix<T> Active => _active.Matrix;

    public Matrix<T> BeginForward(Matrix<T> x, Mode mode)
    {
        (_from, _rows) = (Dense.Values(x), x.RowCount);
        return _active.Like(x);
    }

    public void ForwardColumns(int start, int end)
    {
        var (at, count) = (start * _rows, (end - start) * _rows);
        var x = _from.AsSpan(at, count);
        var y = _active.Values.AsSpan(at, count);
        var xs = MemoryMarshal.Cast<T, Vector512<T>>(x);
        var ys = MemoryMarshal.Cast<T, Vector512<T>>(y);
        for (var i = 0; i < xs.Length; i++)
        {
            ys[i] = Vector512.AndNot(xs[i], Vector512.LessThan(xs[i], Vector512<T>.Zero));
        }

        for (var i = xs.Length * Vector512<T>.Count; i < x.Length; i++)
        {
            y[i] = x[i] < T.Zero ? T.Zero : x[i];
        }
    }

    public Matrix<T> BeginBackward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        _from = Dense.Values(dout);
        return _dx.Like(dout);
    }

    public void BackwardColumns(int start, int end)
    {
        // What the ReLU gave is positive exactly where its input was.
        var (at, count) = (start * _rows, (end - start) * _rows);
        var dout = _from.AsSpan(at, count);
        var active = _active.Values.AsSpan(at, count);
        var dx = _dx.Values.AsSpan(at, count);
        var douts = MemoryMarshal.Cast<T, Vector512<T>>(dout);
        var actives = MemoryMarshal.Cast<T, Vector512<T>>(active);
        var dxs = MemoryMarshal.Cast<T, Vector512<T>>(dx);
        for (var i = 0; i < actives.Length; i++)
        {
            dxs[i] = douts[i] & Vector512.GreaterThan(actives[i], Vector512<T>.Zero);
        }

        for (var i = actives.Length * Vector512<T>.Count; i < active.Length; i++)
        {
            dx[i] = active[i] > T.Zero ? dout[i] : T.Zero;
        }
    }
}
