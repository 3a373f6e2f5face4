namespace Workbook.Networks;

/// <summary>Adds a bias to each row, in place.</summary>
internal sealed class BiasStage<T>(Parameter<T> bias) : IColumnStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private T[] _y = [];
    private T[] _dout = [];
    private T[] _dbias = [];
    private int _rows;

    public Matrix<T> BeginForward(Matrix<T> x, Mode mode)
    {
        (_y, _rows) = (Dense.Values(x), x.RowCount);
        return x;
    }

    public void ForwardColumns(int start, int end)
    {
        for (var j = start; j < end; j++)
        {
            var column = Dense.Column(_y, _rows, j);
            TensorPrimitives.Add(column, bias.Values[j], column);
        }
    }

    public Matrix<T> BeginBackward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        (_dout, _dbias) = (Dense.Values(dout), gradients[bias.Name].Values);
        return dout;
    }

    public void BackwardColumns(int start, int end)
    {
        for (var j = start; j < end; j++)
        {
            _dbias[j] = Summation.Sum<T>(_dout.AsSpan(j * _rows), _rows);
        }
    }
}
