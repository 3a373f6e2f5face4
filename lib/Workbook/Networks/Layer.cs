namespace Workbook.Networks;

/// <summary>One layer of a net: a product with its weights, the bias, and the stages that are added behind it.</summary>
internal sealed class Layer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly int _number;
    private readonly ParameterSet<T> _parameters;
    private readonly Parameter<T> _w;
    private readonly ColumnPass<T> _columns;
    private readonly List<IStage<T>> _behind = [];
    private readonly Buffer<T> _affine = new();
    private readonly Buffer<T> _dx = new();
    private ReluStage<T>? _relu;
    private Matrix<T>? _x;

    /// <summary>A layer without anything behind it.</summary>
    /// <param name="number">1 for the first layer.</param>
    /// <param name="parameters">Those of the net; the layer's own end in its number.</param>
    internal Layer(int number, ParameterSet<T> parameters)
    {
        (_number, _parameters, _w) = (number, parameters, parameters[$"W{number}"]);
        _columns = new ColumnPass<T>(new BiasStage<T>(parameters[$"b{number}"]));
    }

    /// <summary>Scale of the layer's normalization, <c>(M)</c>.</summary>
    internal Parameter<T> Gamma => _parameters[$"gamma{_number}"];

    /// <summary>Shift of the layer's normalization, <c>(M)</c>.</summary>
    internal Parameter<T> Beta => _parameters[$"beta{_number}"];

    /// <summary>The running averages of the layer's normalization; <see langword="null"/> where there are none.</summary>
    internal BatchNormState<T>? NormState { get; set; }

    /// <summary>What the affine map gave in the last forward pass, <c>(N,M)</c>.</summary>
    internal Matrix<T> AffineOut => _affine.Matrix;

    /// <summary>What the ReLU gave in the last forward pass, <c>(N,M)</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    internal Matrix<T> Active => _relu?.Active ?? throw new InvalidOperationException($"Layer {_number} has no ReLU.");

    /// <summary>Adds a stage on single columns: it goes along with the product as long as nothing before it wants whole matrices.</summary>
    internal void Add(IColumnStage<T> stage)
    {
        if (_behind.Count == 0)
        {
            _columns.Add(stage);
        }
        else
        {
            _behind.Add(new ColumnPass<T>(stage));
        }
    }

    /// <summary>Adds a stage on whole matrices.</summary>
    internal void Add(IStage<T> stage) => _behind.Add(stage);

    internal void AddRelu() => Add(_relu = new ReluStage<T>());

    /// <summary>This layer, for methods that compute in double precision.</summary>
    /// <param name="own">Whose methods those are: "dropout".</param>
    /// <exception cref="NotSupportedException">The net does not.</exception>
    internal Layer<double> InDouble(string own) => this as Layer<double> ?? throw new NotSupportedException(
        $"Your own {own} computes in double precision; this net is a FullyConnectedNet<{typeof(T).Name}>. Use FullyConnectedNet.");

    /// <summary>From <c>x (N,D)</c> to <c>(N,M)</c>. The result is read, never written.</summary>
    internal Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        _x = x;
        var (n, d, m) = (x.RowCount, x.ColumnCount, _w.Matrix!.ColumnCount);
        var y = _columns.BeginForward(_affine.Of(n, m), mode);
        MatrixProduct.Compute<T>(false, false, n, m, d, T.One, Dense.Values(x), _w.Values, T.Zero, _affine.Values, _columns);
        foreach (var stage in _behind)
        {
            y = stage.Forward(y, mode);
        }

        return y;
    }

    /// <summary>From <c>dout (N,M)</c> to <c>dx (N,D)</c> where it is wanted; fills this layer's gradients.</summary>
    internal Matrix<T>? Backward(Matrix<T> dout, ParameterSet<T> gradients, bool wantDx)
    {
        for (var i = _behind.Count - 1; i >= 0; i--)
        {
            dout = _behind[i].Backward(dout, gradients);
        }

        var (n, d, m) = (_x!.RowCount, _x.ColumnCount, _w.Matrix!.ColumnCount);
        var dAffine = _columns.BeginBackward(dout, gradients);
        var dw = gradients[_w.Name].Values;
        MatrixProduct.Compute<T>(true, false, d, m, n, T.One, Dense.Values(_x), Dense.Values(dAffine), T.Zero, dw, _columns);
        if (!wantDx)
        {
            return null;
        }

        var dx = _dx.Like(_x);
        dAffine.TransposeAndMultiply(_w.Matrix, dx);
        return dx;
    }
}
