namespace Workbook.Networks;

/// <summary>
/// Stages on single columns, one behind the other. Whoever computes some columns of a product takes them through all stages while they
/// are in its core's cache: <c>x·W</c> comes before them in a forward pass, <c>xᵀ·dout</c> after them in a backward pass.
/// Where there is no product, the columns are shared out among threads in the same way.
/// </summary>
internal sealed class ColumnPass<T>(params IEnumerable<IColumnStage<T>> stages) : ParallelWork, IColumnWork, IStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    // Below this many values a thread more costs more than it saves.
    private const int ValuesPerThread = 8_192;

    private readonly List<IColumnStage<T>> _stages = [.. stages];
    private bool _isForward;
    private int _columns;
    private int _parts;

    internal void Add(IColumnStage<T> stage) => _stages.Add(stage);

    public Matrix<T> Forward(Matrix<T> x, Mode mode) => Share(BeginForward(x, mode));

    public Matrix<T> Backward(Matrix<T> dout, ParameterSet<T> gradients) => Share(BeginBackward(dout, gradients));

    /// <summary>Begins a forward pass; the product for whose columns this is handed on does it.</summary>
    /// <returns>Where the last stage's result will stand.</returns>
    internal Matrix<T> BeginForward(Matrix<T> x, Mode mode)
    {
        _isForward = true;
        foreach (var stage in _stages)
        {
            x = stage.BeginForward(x, mode);
        }

        return x;
    }

    /// <summary>Begins a backward pass; the product for whose columns this is handed on does it.</summary>
    /// <returns>Where the gradient of the first stage's input will stand.</returns>
    internal Matrix<T> BeginBackward(Matrix<T> dout, ParameterSet<T> gradients)
    {
        _isForward = false;
        for (var i = _stages.Count - 1; i >= 0; i--)
        {
            dout = _stages[i].BeginBackward(dout, gradients);
        }

        return dout;
    }

    public void Before(int start, int end)
    {
        if (!_isForward)
        {
            Columns(start, end);
        }
    }

    public void After(int start, int end)
    {
        if (_isForward)
        {
            Columns(start, end);
        }
    }

    protected override void Part(int part)
    {
        var (start, end) = ColumnShare.Of(_columns, part, _parts);
        Columns(start, end);
    }

    private void Columns(int start, int end)
    {
        for (var i = 0; i < _stages.Count; i++)
        {
            if (_isForward)
            {
                _stages[i].ForwardColumns(start, end);
            }
            else
            {
                _stages[_stages.Count - 1 - i].BackwardColumns(start, end);
            }
        }
    }

    private Matrix<T> Share(Matrix<T> result)
    {
        _columns = result.ColumnCount;
        var most = Math.Min(Parallelism.MaxThreads, ColumnShare.MaxParts(_columns));
        _parts = (int)Math.Clamp((long)result.RowCount * _columns / ValuesPerThread, 1, most);
        Run(_parts);
        return result;
    }
}
