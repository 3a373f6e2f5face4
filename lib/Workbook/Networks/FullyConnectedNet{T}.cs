namespace Workbook;

/// <summary>
/// A fully connected net for classification: hidden layers <c>affine – [normalization] – ReLU – [dropout]</c>,
/// then one bare affine layer that makes the scores, trained on the softmax loss plus <c>½·reg·ΣW²</c> over the weights.
/// Parameters are <c>W1, b1, gamma1, beta1, W2, …</c>; γ and β are there where layers are normalized.
/// </summary>
/// <remarks>One net serves one thread at a time: it keeps what its backward pass needs.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public partial class FullyConnectedNet<T>
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
}
