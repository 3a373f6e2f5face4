using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The normalization of one hidden layer of a net, with what it keeps between forward and backward pass.</summary>
internal abstract class NormalizationLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>The running averages; <see langword="null"/> where there are none.</summary>
    internal virtual BatchNormState<T>? State => null;

    /// <summary>From <c>(N,D)</c> to <c>(N,D)</c>. The result is read, never written.</summary>
    internal abstract Matrix<T> Forward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode);

    /// <summary>From <c>dout (N,D)</c> to <c>dx (N,D)</c>; fills <paramref name="dgamma"/> and <paramref name="dbeta"/>.</summary>
    internal abstract Matrix<T> Backward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta);
}
