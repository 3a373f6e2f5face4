namespace Workbook.Networks;

/// <summary>The library's dropout of one hidden layer of a net, with what it keeps between forward and backward pass.</summary>
internal class DropoutLayer<T>(DropoutState state)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Buffer<T> _mask = new();
    private readonly Buffer<T> _out = new();
    private readonly Buffer<T> _dx = new();

    /// <summary>Shared by all layers of the net.</summary>
    protected DropoutState State { get; } = state;

    /// <summary>From <c>(N,D)</c> to <c>(N,D)</c>. The result is read, never written.</summary>
    internal virtual Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        if (mode == Mode.Test)
        {
            return x;
        }

        var (mask, output) = (_mask.Like(x), _out.Like(x));
        Dropout.Draw(State, mask);
        Dropout.Multiply<T>(Dense.Values(x), Dense.Values(mask), Dense.Values(output));
        return output;
    }

    /// <summary>From <c>dout (N,D)</c> to <c>dx (N,D)</c>, after a training pass.</summary>
    internal virtual Matrix<T> Backward(Matrix<T> dout)
    {
        var dx = _dx.Like(dout);
        Dropout.Multiply<T>(Dense.Values(dout), Dense.Values(_mask.Like(dout)), Dense.Values(dx));
        return dx;
    }
}
