namespace Workbook.Networks;

/// <summary>
/// Layer normalization inside a net, with the bits of <see cref="LayerNorm"/>. Matrices lie column after column in memory, so sums
/// along rows are gathered for all rows at once, one column after the other.
/// </summary>
internal sealed class LayerNormStage<T>(Parameter<T> gamma, Parameter<T> beta) : IStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly T _epsilon = T.CreateTruncating(new LayerNormState().Epsilon);
    private readonly Buffer<T> _xHat = new();
    private readonly Buffer<T> _y = new();
    private readonly Buffer<T> _dx = new();
    private T[] _mean = [];
    private T[] _inverseStd = [];
    private T[] _sums = [];
    private T[] _projections = [];

    public Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        var (n, d, count, xs, output) = (x.RowCount, x.ColumnCount, T.CreateTruncating(x.ColumnCount), Dense.Values(x), _y.Like(x));
        _xHat.Like(x);
        if (_mean.Length != n)
        {
            (_mean, _inverseStd, _sums, _projections) = (new T[n], new T[n], new T[n], new T[n]);
        }

        RowSummation<T>.Sum(xs, n, d, _mean);
        TensorPrimitives.Divide<T>(_mean, count, _mean);
        RowSummation<T>.SumOfSquares(xs, n, d, _mean, _inverseStd);
        foreach (ref var squares in _inverseStd.AsSpan())
        {
            squares = T.One / T.Sqrt((squares / count) + _epsilon);
        }

        for (var j = 0; j < d; j++)
        {
            var xHat = Dense.Column(_xHat.Values, n, j);
            var y = Dense.Column(_y.Values, n, j);
            TensorPrimitives.Subtract(Dense.Column(xs, n, j), _mean, xHat);
            TensorPrimitives.Multiply(xHat, _inverseStd, xHat);
            TensorPrimitives.Multiply(xHat, gamma.Values[j], y);
            TensorPrimitives.Add(y, beta.Values[j], y);
        }

        return output;
    }

    public Matrix<T> Backward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        var (n, d, count, douts) = (dout.RowCount, dout.ColumnCount, T.CreateTruncating(dout.ColumnCount), Dense.Values(dout));
        var (result, dgamma, dbeta) = (_dx.Like(dout), gradients[gamma.Name].Values, gradients[beta.Name].Values);
        _sums.AsSpan().Clear();
        _projections.AsSpan().Clear();
        for (var j = 0; j < d; j++)
        {
            var column = Dense.Column(douts, n, j);
            var xHat = Dense.Column(_xHat.Values, n, j);
            var dxHat = Dense.Column(_dx.Values, n, j);
            dgamma[j] = Summation.Dot<T>(column, xHat);
            dbeta[j] = Summation.Sum<T>(column);
            TensorPrimitives.Multiply(column, gamma.Values[j], dxHat);
            TensorPrimitives.Add(_sums, dxHat, _sums);
            TensorPrimitives.FusedMultiplyAdd(dxHat, xHat, _projections, _projections);
        }

        // The means have done their work.
        var factors = _mean;
        TensorPrimitives.Divide<T>(_inverseStd, count, factors);
        TensorPrimitives.Negate<T>(_projections, _projections);
        for (var j = 0; j < d; j++)
        {
            // dx holds dx̂ so far.
            var column = Dense.Column(_dx.Values, n, j);
            TensorPrimitives.Multiply(column, count, column);
            TensorPrimitives.Subtract(column, _sums, column);
            TensorPrimitives.FusedMultiplyAdd(Dense.Column(_xHat.Values, n, j), _projections, column, column);
            TensorPrimitives.Multiply(column, factors, column);
        }

        return result;
    }
}
