namespace Workbook.Networks;

/// <summary>
/// One hidden layer of a net, <c>affine – [normalization] – ReLU – [dropout]</c>, with what it keeps between forward and backward pass.
/// What works on single columns is done by the thread that computes those columns of the product: see <see cref="IColumnWork"/>.
/// </summary>
internal sealed class HiddenLayer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly NormalizationLayer<T>? _normalization;
    private readonly BatchNormLayer<T>? _batchNorm;
    private readonly DropoutLayer<T>? _dropout;
    private readonly string _wName;
    private readonly string _bName;
    private readonly string _gammaName;
    private readonly string _betaName;
    private readonly Matrix<T> _w;
    private readonly Vector<T> _b;
    private readonly Vector<T>? _gamma;
    private readonly Vector<T>? _beta;
    private readonly Buffer<T> _affine = new();
    private readonly Buffer<T> _active = new();
    private readonly Buffer<T> _dRelu = new();
    private readonly Buffer<T> _dx = new();
    private readonly ForwardColumns _forward;
    private readonly BackwardColumns _backward;
    private Matrix<T>? _x;

    internal HiddenLayer(int number, ParameterSet<T> parameters, NormalizationLayer<T>? normalization, DropoutLayer<T>? dropout)
    {
        (_wName, _bName, _gammaName, _betaName) = ($"W{number}", $"b{number}", $"gamma{number}", $"beta{number}");
        (_w, _b) = (parameters.Matrix(_wName), parameters.Vector(_bName));
        (_normalization, _batchNorm, _dropout) = (normalization, normalization as BatchNormLayer<T>, dropout);
        if (normalization is not null)
        {
            (_gamma, _beta) = (parameters.Vector(_gammaName), parameters.Vector(_betaName));
        }

        (_forward, _backward) = (new ForwardColumns(this), new BackwardColumns(this));
    }

    /// <summary>The running averages; <see langword="null"/> where there are none.</summary>
    internal BatchNormState<T>? NormState => _normalization?.State;

    /// <summary>What the affine map gave in the last forward pass, <c>(N,M)</c>.</summary>
    internal Matrix<T>? AffineOut { get; private set; }

    /// <summary>What the ReLU gave in the last forward pass, <c>(N,M)</c>.</summary>
    internal Matrix<T>? Active { get; private set; }

    /// <summary>From <c>(N,D)</c> to <c>(N,M)</c>. The result is read, never written.</summary>
    internal Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        _x = x;
        AffineOut = _affine.Of(x.RowCount, _w.ColumnCount);
        Active = _active.Like(AffineOut);
        _batchNorm?.BeginForward(AffineOut, _gamma!, _beta!, mode, Active);
        MatrixProduct.Compute<T>(false, false, x.RowCount, _w.ColumnCount, x.ColumnCount, T.One, Dense.Values(x), Dense.Values(_w), T.Zero, Dense.Values(AffineOut), _forward);
        if (_normalization is not null && _batchNorm is null)
        {
            _normalization.Forward(AffineOut, _gamma!, _beta!, mode, Active);
        }

        return _dropout is null ? Active : _dropout.Forward(Active, mode);
    }

    /// <summary>From <c>dout (N,M)</c> to <c>dx (N,D)</c> where it is wanted; fills this layer's gradients.</summary>
    internal Matrix<T>? Backward(Matrix<T> dout, ParameterSet<T> gradients, bool wantDx)
    {
        var (dActive, x, dw) = (_dropout is null ? dout : _dropout.Backward(dout), _x!, gradients.Matrix(_wName));
        var dAffine = _normalization is null ? _dRelu.Like(dActive)
            : _batchNorm is not null ? _batchNorm.BeginBackward(dActive, Active!, gradients.Vector(_gammaName), gradients.Vector(_betaName))
            : _normalization.Backward(dActive, Active!, gradients.Vector(_gammaName), gradients.Vector(_betaName));
        _backward.Of(dActive, dAffine, gradients.Vector(_bName));
        MatrixProduct.Compute<T>(true, false, x.ColumnCount, _w.ColumnCount, x.RowCount, T.One, Dense.Values(x), Dense.Values(dAffine), T.Zero, Dense.Values(dw), _backward);
        if (!wantDx)
        {
            return null;
        }

        var dx = _dx.Like(x);
        dAffine.TransposeAndMultiply(_w, dx);
        return dx;
    }

    /// <summary>Around <c>x·W</c>: the bias, and what follows on single columns.</summary>
    private sealed class ForwardColumns(HiddenLayer<T> layer) : IColumnWork
    {
        public void Before(int start, int end)
        {
        }

        public void After(int start, int end)
        {
            var (y, rows) = (Dense.Values(layer.AffineOut!), layer.AffineOut!.RowCount);
            Affine.AddBias(y, rows, Dense.Values(layer._b), start, end);
            if (layer._normalization is null)
            {
                var (from, count) = (start * rows, (end - start) * rows);
                Relu.Forward<T>(y.AsSpan(from, count), Dense.Values(layer.Active!).AsSpan(from, count));
            }

            layer._batchNorm?.Columns(start, end);
        }
    }

    /// <summary>Around <c>xᵀ·dAffine</c>: the columns of dAffine are made first, and their sums are the bias's gradient.</summary>
    private sealed class BackwardColumns(HiddenLayer<T> layer) : IColumnWork
    {
        private T[] _dActive = [];
        private T[] _dAffine = [];
        private T[] _db = [];

        public void Of(Matrix<T> dActive, Matrix<T> dAffine, Vector<T> db) =>
            (_dActive, _dAffine, _db) = (Dense.Values(dActive), Dense.Values(dAffine), Dense.Values(db));

        public void Before(int start, int end)
        {
            if (layer._normalization is null)
            {
                // What the ReLU gave is positive exactly where its input was.
                var rows = layer.Active!.RowCount;
                var (from, count) = (start * rows, (end - start) * rows);
                Relu.Backward<T>(_dActive.AsSpan(from, count), Dense.Values(layer.Active).AsSpan(from, count), _dAffine.AsSpan(from, count));
            }

            layer._batchNorm?.Columns(start, end);
        }

        public void After(int start, int end) => Affine.SumColumns(_dAffine, layer.Active!.RowCount, _db, start, end);
    }
}
