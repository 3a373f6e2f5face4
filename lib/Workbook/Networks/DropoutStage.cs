namespace Workbook.Networks;

/// <summary>Dropout inside a net, with the bits of <see cref="Dropout"/>.</summary>
/// <param name="state">Shared by all layers of the net.</param>
internal sealed class DropoutStage<T>(DropoutState state) : IStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Buffer<T> _mask = new();
    private readonly Buffer<T> _y = new();
    private readonly Buffer<T> _dx = new();

    public Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        if (mode == Mode.Test)
        {
            return x;
        }

        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        // 0 or 1/(1 − p), drawn row by row as NumPy fills an array.
        var (n, d, scale, output) = (x.RowCount, x.ColumnCount, T.CreateTruncating(1 / (1 - state.DropProbability)), _y.Like(x));
        _mask.Like(x);
        var mask = _mask.Values;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < d; j++)
            {
                mask[(j * n) + i] = state.Random.NextDouble() >= state.DropProbability ? scale : T.Zero;
            }
        }

        TensorPrimitives.Multiply<T>(Dense.Values(x), mask, _y.Values);
        return output;
    }

    public Matrix<T> Backward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        var dx = _dx.Like(dout);
        TensorPrimitives.Multiply<T>(Dense.Values(dout), _mask.Values, _dx.Values);
        return dx;
    }
}
