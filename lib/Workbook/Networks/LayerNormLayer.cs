namespace Workbook.Networks;

/// <summary>The library's layer normalization inside a net.</summary>
internal sealed class LayerNormLayer<T> : NormalizationLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly LayerNormState _state = new();
    private readonly Buffer<T> _xHat = new();
    private readonly Buffer<T> _out = new();
    private readonly Buffer<T> _dx = new();
    private Vector<T> _mean = Vector<T>.Build.Dense(1);
    private Vector<T> _variance = Vector<T>.Build.Dense(1);
    private LayerNormCache<T>? _cache;

    private protected override Matrix<T> Normalize(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode)
    {
        if (_mean.Count != x.RowCount)
        {
            (_mean, _variance) = (Vector<T>.Build.Dense(x.RowCount), Vector<T>.Build.Dense(x.RowCount));
        }

        var (xHat, output) = (_xHat.Like(x), _out.Like(x));
        LayerNorm.Forward(x, gamma, beta, _state, _mean, _variance, xHat, output);
        _cache = new LayerNormCache<T>(gamma, x, _mean, _variance, _state.Epsilon, xHat);
        return output;
    }

    private protected override Matrix<T> NormalizeBackward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta)
    {
        var dx = _dx.Like(dout);
        LayerNorm.Backward(dout, _cache!, dx, dgamma, dbeta);
        return dx;
    }
}
