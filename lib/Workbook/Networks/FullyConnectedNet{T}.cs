namespace Workbook;

/// <summary>
/// A fully connected net for classification: hidden layers <c>affine – [normalization] – ReLU – [dropout]</c>,
/// then one bare affine layer that makes the scores, trained on the softmax loss plus <c>½·reg·ΣW²</c> over the weights.
/// Parameters are <c>W1, b1, gamma1, beta1, W2, …</c>; γ and β are there where layers are normalized.
/// </summary>
/// <remarks>One net serves one thread at a time: it keeps what its backward pass needs.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public class FullyConnectedNet<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    // The hidden layers, and the last one, which makes the scores.
    private readonly Layer<T>[] _layers;
    private readonly Buffer<T> _probabilities = new();

    /// <summary>
    /// A net with new weights: <c>weightScale·randn</c>, drawn for <c>W1, W2, …</c> in order and row by row; biases and β are 0, γ is 1.
    /// </summary>
    /// <param name="hidden">Units of each hidden layer; empty for a linear classifier.</param>
    /// <param name="inputSize">Values per example, D.</param>
    /// <param name="classes">Number of classes, C.</param>
    /// <param name="normalization">What stands in front of each ReLU; <see langword="null"/> for nothing.</param>
    /// <param name="dropProbability">The probability that a hidden unit is <b>dropped</b>; 0 for no dropout.</param>
    /// <param name="dropoutSeed">
    /// When set, each pass starts the net's generator anew with it, so that masks repeat, as numerical gradients need. Batches that a
    /// solver draws from this generator repeat too: for a training, <see cref="SolverOptions.Random"/> should be another one.
    /// </param>
    /// <param name="dropout">Whose dropout; <see langword="null"/> for the library's.</param>
    /// <param name="regularization">The strength of <c>½·reg·ΣW²</c>.</param>
    /// <param name="weightScale">Standard deviation of the new weights.</param>
    /// <param name="random">Weights and masks come from it; <see langword="null"/> for a new one with seed 231.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or a strength is negative or no number.</exception>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>, or own layers are given and it is not
    /// <see cref="double"/>.
    /// </exception>
    public FullyConnectedNet(
        int[] hidden,
        int inputSize = 3072,
        int classes = 10,
        Normalization? normalization = null,
        double dropProbability = 0,
        int? dropoutSeed = null,
        DropoutFunctions? dropout = null,
        double regularization = 0,
        double weightScale = 1e-2,
        NumPyRandom? random = null)
    {
        Precision.Require<T>();
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        RequireStrength(regularization, nameof(regularization));
        RequireStrength(weightScale, nameof(weightScale));
        for (var i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(hidden), hidden[i], $"Hidden layer {i + 1} has {hidden[i]} units; it wants at least 1.");
            }
        }

        (Hidden, InputSize, Classes, Regularization) = ([.. hidden], inputSize, classes, regularization);
        Normalization = normalization ?? Normalization.None;
        Random = random ?? new NumPyRandom(231);
        Dropout = new DropoutState(dropProbability, Random) { Seed = dropoutSeed };

        Parameters = [];
        int[] widths = [inputSize, .. hidden, classes];
        _layers = new Layer<T>[hidden.Length + 1];
        for (var number = 1; number <= _layers.Length; number++)
        {
            AddWeights(number, widths[number - 1], widths[number], weightScale);
            _layers[number - 1] = number <= hidden.Length ? HiddenLayer(number, widths[number], dropout) : new Layer<T>(number, Parameters);
        }
    }

    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> Hidden { get; }

    /// <summary>Values per example, D.</summary>
    public int InputSize { get; }

    /// <summary>Number of classes, C.</summary>
    public int Classes { get; }

    /// <summary>The strength of <c>½·reg·ΣW²</c>.</summary>
    public double Regularization { get; }

    /// <summary>What stands in front of each ReLU.</summary>
    public Normalization Normalization { get; }

    /// <summary>The settings that all dropout layers share. With probability 0 there are none.</summary>
    public DropoutState Dropout { get; }

    /// <summary>Where weights and masks come from.</summary>
    public NumPyRandom Random { get; }

    /// <summary><c>W1, b1, gamma1, beta1, …</c> Changing their values changes the net.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <summary>The batch normalizations' states, one per hidden layer; empty without batch normalization.</summary>
    public BatchNormState<T>[] NormStates => [.. _layers.Select(layer => layer.NormState).OfType<BatchNormState<T>>()];

    private IEnumerable<Layer<T>> HiddenLayers => _layers.SkipLast(1);

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string> { string.Join("-", [InputSize, .. Hidden, Classes]) };
        if (Normalization != Normalization.None)
        {
            parts.Add(Normalization.Name);
        }

        if (Dropout.DropProbability > 0)
        {
            parts.Add(FormattableString.Invariant($"dropout {Dropout.DropProbability}"));
        }

        return string.Join(", ", parts);
    }

    private static void RequireStrength(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number, at least 0.");
        }
    }

    private Layer<T> HiddenLayer(int number, int width, DropoutFunctions? dropout)
    {
        if (Normalization.HasParameters)
        {
            Parameters.Add($"gamma{number}", Vector<T>.Build.Dense(width, T.One));
            Parameters.Add($"beta{number}", Vector<T>.Build.Dense(width));
        }

        var layer = new Layer<T>(number, Parameters);
        Normalization.AddTo(layer);
        layer.AddRelu();
        if (Dropout.DropProbability > 0)
        {
            (dropout ?? DropoutFunctions.BuiltIn).AddTo(layer, Dropout);
        }

        return layer;
    }

    private void AddWeights(int number, int from, int to, double weightScale)
    {
        var w = Matrix<T>.Build.Dense(from, to);
        var values = Dense.Values(w);
        for (var i = 0; i < from; i++)
        {
            for (var j = 0; j < to; j++)
            {
                values[(j * from) + i] = T.CreateTruncating(weightScale * Random.NextGaussian());
            }
        }

        Parameters.Add($"W{number}", w);
        Parameters.Add($"b{number}", Vector<T>.Build.Dense(to));
    }

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
