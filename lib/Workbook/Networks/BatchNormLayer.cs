namespace Workbook.Networks;

/// <summary>The library's batch normalization inside a net, in one pass with the ReLU.</summary>
internal sealed class BatchNormLayer<T>(int features) : NormalizationLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly T[] _variance = new T[features];
    private readonly FusedBatchNorm<T> _fused = new();
    private readonly Buffer<T> _xHat = new();
    private readonly Buffer<T> _out = new();
    private readonly Buffer<T> _dx = new();

    // In double precision the state is of the type that notebooks name.
    internal override BatchNormState<T> State { get; } = typeof(T) == typeof(double)
        ? (BatchNormState<T>)(object)new BatchNormState(features)
        : new BatchNormState<T>(features);

    internal override void Forward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode, Matrix<T> active) =>
        Forward(x, gamma, beta, mode, active, relu: true);

    /// <summary>As <see cref="Forward(Matrix{T}, Vector{T}, Vector{T}, Mode, Matrix{T})"/>, but <see cref="Columns"/> does it.</summary>
    internal void BeginForward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode, Matrix<T> active)
    {
        State.Mode = mode;
        _fused.BeginForward(Dense.Values(x), x.RowCount, Dense.Values(gamma), Dense.Values(beta), State, _variance, XHat(x, mode), Dense.Values(active), relu: true);
    }

    /// <summary>As <see cref="Backward(Matrix{T}, Matrix{T}, Vector{T}, Vector{T})"/>, but <see cref="Columns"/> does it.</summary>
    internal Matrix<T> BeginBackward(Matrix<T> dActive, Matrix<T> active, Vector<T> dgamma, Vector<T> dbeta)
    {
        var dx = _dx.Like(dActive);
        _fused.BeginBackward(Dense.Values(dActive), Dense.Values(active), Dense.Values(dx), Dense.Values(dgamma), Dense.Values(dbeta));
        return dx;
    }

    /// <summary>Some columns of what was begun; different ones may be done at the same time.</summary>
    internal void Columns(int start, int end) => _fused.Columns(start, end);

    internal override Matrix<T> Backward(Matrix<T> dActive, Matrix<T> active, Vector<T> dgamma, Vector<T> dbeta) =>
        Backward(dActive, Dense.Values(active), dgamma, dbeta);

    /// <summary>Without the ReLU.</summary>
    internal Matrix<T> NormalizeOnly(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode) => Normalize(x, gamma, beta, mode);

    /// <summary>Backward without the ReLU.</summary>
    internal Matrix<T> NormalizeOnlyBackward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta) => NormalizeBackward(dout, dgamma, dbeta);

    private protected override Matrix<T> Normalize(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode)
    {
        var output = _out.Like(x);
        Forward(x, gamma, beta, mode, output, relu: false);
        return output;
    }

    private protected override Matrix<T> NormalizeBackward(Matrix<T> dout, Vector<T> dgamma, Vector<T> dbeta) => Backward(dout, [], dgamma, dbeta);

    private void Forward(Matrix<T> x, Vector<T> gamma, Vector<T> beta, Mode mode, Matrix<T> output, bool relu)
    {
        State.Mode = mode;
        _fused.Forward(Dense.Values(x), x.RowCount, Dense.Values(gamma), Dense.Values(beta), State, _variance, XHat(x, mode), Dense.Values(output), relu);
    }

    private T[] XHat(Matrix<T> x, Mode mode) => mode == Mode.Train ? Dense.Values(_xHat.Like(x)) : [];

    private Matrix<T> Backward(Matrix<T> dout, T[] active, Vector<T> dgamma, Vector<T> dbeta)
    {
        var dx = _dx.Like(dout);
        _fused.Backward(Dense.Values(dout), active, Dense.Values(dx), Dense.Values(dgamma), Dense.Values(dbeta));
        return dx;
    }
}
