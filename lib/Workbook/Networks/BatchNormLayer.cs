using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The library's batch normalization inside a net.</summary>
internal sealed class BatchNormLayer<T>(int features) : NormalizationLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly Vector<T> _mean = Vector<T>.Build.Dense(features);
    private readonly Vector<T> _variance = Vector<T>.Build.Dense(features);
    private readonly Buffer<T> _xHat = new();
    private readonly Buffer<T> _out = new();
    private readonly Buffer<T> _dx = new();
    private BatchNormCache<T>? _cache;

    // In double precision the state is of the type that notebooks name.
    internal override BatchNormState<T> State { get; } = typeof(T) == typeof(double)
        ? (BatchNormState<T>)(object)new BatchNormState(features)
        : new BatchNormState<T>(features);

    internal override Matrix<T> Forward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode)
    {
        State.Mode = mode;
        var (xHat, output) = (_xHat.Like(x), _out.Like(x));
        BatchNorm.Forward(x, gamma, beta, State, _mean, _variance, xHat, output);
        _cache = new BatchNormCache<T>(gamma, x, _mean, _variance, State.Epsilon, xHat);
        return output;
    }

    internal override Matrix<T> Backward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta)
    {
        var dx = _dx.Like(dout);
        BatchNorm.BackwardSimplified(dout, _cache!, dx, dgamma, dbeta);
        return dx;
    }
}
