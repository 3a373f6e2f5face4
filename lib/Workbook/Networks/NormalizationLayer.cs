namespace Workbook.Networks;

/// <summary>The normalization of one hidden layer of a net and the ReLU behind it, with what they keep between forward and backward pass.</summary>
internal abstract class NormalizationLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Buffer<T> _dRelu = new();

    /// <summary>The running averages; <see langword="null"/> where there are none.</summary>
    internal virtual BatchNormState<T>? State => null;

    /// <summary>From <c>x (N,D)</c> to <c>active (N,D)</c>, which is there already.</summary>
    internal virtual void Forward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode, Matrix<T> active) =>
        Relu.Forward<T>(Dense.Values(Normalize(x, gamma, beta, mode)), Dense.Values(active));

    /// <summary>From the gradient of <c>active (N,D)</c> to <c>dx (N,D)</c>; fills <paramref name="dgamma"/> and <paramref name="dbeta"/>.</summary>
    internal virtual Matrix<T> Backward(Matrix<T> dActive, Matrix<T> active, Vector<T> dgamma, Vector<T> dbeta)
    {
        // What the ReLU gave is positive exactly where its input was.
        var dNormalized = _dRelu.Like(dActive);
        Relu.Backward<T>(Dense.Values(dActive), Dense.Values(active), Dense.Values(dNormalized));
        return NormalizeBackward(dNormalized, dgamma, dbeta);
    }

    /// <summary>The normalization alone, from <c>(N,D)</c> to <c>(N,D)</c>. The result is read, never written.</summary>
    private protected abstract Matrix<T> Normalize(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode);

    /// <summary>Its backward pass, from <c>dout (N,D)</c> to <c>dx (N,D)</c>.</summary>
    private protected abstract Matrix<T> NormalizeBackward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta);
}
