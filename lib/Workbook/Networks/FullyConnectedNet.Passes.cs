namespace Workbook;

/// <content>Forward and backward passes.</content>
public partial class FullyConnectedNet<T>
{
    /// <summary>
    /// Loss and gradients of one batch in training mode: batch normalization uses the batch's statistics and changes its
    /// running averages, dropout drops.
    /// </summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a label is no class.</exception>
    public (double Loss, ParameterSet<T> Gradients) Loss(Matrix<T> x, int[] labels)
    {
        var gradients = Parameters.ZerosLike();
        return (Loss(x, labels, gradients), gradients);
    }

    /// <summary>As <see cref="Loss(Matrix{T}, int[])"/>, with the gradients written into memory that is there already.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="gradients">Room for them, as from <see cref="ParameterSet{T}.ZerosLike"/>; overwritten.</param>
    public double Loss(Matrix<T> x, int[] labels, ParameterSet<T> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var data = ForwardBackward(x, labels, gradients, null);
        return data + Regularize(gradients);
    }

    /// <summary>The scores in test mode, <c>(N,C)</c>: running averages, nothing dropped.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="x"/> has not D columns.</exception>
    public Matrix<T> Scores(Matrix<T> x) => Forward(x, Mode.Test).Clone();

    /// <summary>The class with the highest score of each row, the first one where scores are equal.</summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="x"/> has not D columns.</exception>
    public int[] Predict(Matrix<T> x)
    {
        var scores = Forward(x, Mode.Test);
        var (values, n) = (Dense.Values(scores), scores.RowCount);
        var classes = new int[n];
        for (var i = 0; i < n; i++)
        {
            for (var c = 1; c < Classes; c++)
            {
                if (values[(c * n) + i] > values[(classes[i] * n) + i])
                {
                    classes[i] = c;
                }
            }
        }

        return classes;
    }

    /// <summary>
    /// What one training pass sees and sends back at each hidden layer, first layer first. Running averages stay as they are.
    /// </summary>
    /// <param name="x"><c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a label is no class.</exception>
    public IReadOnlyList<LayerTrace<T>> Trace(Matrix<T> x, int[] labels)
    {
        var kept = new KeptAverages<T>(NormStates);
        var fromAbove = new Matrix<T>[_layers.Length];
        try
        {
            ForwardBackward(x, labels, Parameters.ZerosLike(), (layer, dout) => fromAbove[layer] = dout.Clone());
        }
        finally
        {
            kept.PutBack();
        }

        return [.. HiddenLayers.Select((layer, i) =>
            new LayerTrace<T>(i + 1, layer.AffineOut.Clone(), layer.Active.Clone(), fromAbove[i]))];
    }

    /// <summary>
    /// Whether each ReLU's input was positive in the last pass, layer by layer: two points with equal patterns lie on the same smooth
    /// piece of the loss.
    /// </summary>
    internal bool[] ReluPattern() => [.. HiddenLayers.SelectMany(layer => Dense.Values(layer.Active)).Select(value => value > T.Zero)];

    private double ForwardBackward(Matrix<T> x, int[] labels, ParameterSet<T> gradients, Action<int, Matrix<T>>? watch)
    {
        // Before anything changes, running averages for instance.
        ArgumentNullException.ThrowIfNull(x);
        Arguments.RequireLabels(labels, x.RowCount, Classes);
        if (x.RowCount == 0)
        {
            throw new ArgumentException($"x is {Shapes.Of(x)}; a loss wants at least one row.", nameof(x));
        }

        var scores = Forward(x, Mode.Train);
        var probabilities = _probabilities.Like(scores);
        var loss = Softmax<T>.Loss(scores, labels, probabilities);
        Softmax<T>.ToGradient(probabilities, labels);
        Backward(probabilities, gradients, watch);
        return loss;
    }

    // The result stands in the net's own memory: read it before the next pass.
    private Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.ColumnCount != InputSize)
        {
            throw new ArgumentException($"x is {Shapes.Of(x)}; the net wants {InputSize} columns.", nameof(x));
        }

        Dropout.Mode = mode;
        foreach (var layer in _layers)
        {
            x = layer.Forward(x, mode);
        }

        return x;
    }

    private void Backward(Matrix<T> dout, ParameterSet<T> gradients, Action<int, Matrix<T>>? watch)
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            watch?.Invoke(i, dout);

            // Nobody asks for the gradient of the images.
            dout = _layers[i].Backward(dout, gradients, wantDx: i > 0)!;
        }
    }

    /// <summary>Adds reg·W to the gradients and returns <c>½·reg·ΣW²</c>.</summary>
    private double Regularize(ParameterSet<T> gradients)
    {
        if (Regularization == 0)
        {
            return 0;
        }

        var (penalty, strength) = (0.0, T.CreateTruncating(Regularization));
        for (var number = 1; number <= _layers.Length; number++)
        {
            var (w, dw) = (Parameters[$"W{number}"].Values, gradients[$"W{number}"].Values);
            penalty += double.CreateTruncating(Summation.SumOfSquares<T>(w, T.Zero));
            TensorPrimitives.MultiplyAdd(w, strength, dw, dw);
        }

        return 0.5 * Regularization * penalty;
    }
}
