namespace Workbook;

/// <summary>
/// A fully connected net in double precision, the one that notebooks use. It takes your own layers as well as the library's.
/// </summary>
/// <inheritdoc cref="FullyConnectedNet{T}"/>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public sealed class FullyConnectedNet : FullyConnectedNet<double>
{
    /// <inheritdoc/>
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
        : base(hidden, inputSize, classes, normalization, dropProbability, dropoutSeed, dropout, regularization, weightScale, random)
    {
    }

    /// <summary>The batch normalizations' states, one per hidden layer; empty without batch normalization.</summary>
    public new BatchNormState[] NormStates => [.. base.NormStates.Cast<BatchNormState>()];
}

/// <summary>What a training pass sees and sends back at one hidden layer.</summary>
/// <param name="Layer">The layer's number, 1 for the first.</param>
/// <param name="AffineOut">What the affine map gives, <c>(N,M)</c>.</param>
/// <param name="Activation">What the ReLU gives, <c>(N,M)</c>.</param>
/// <param name="Gradient">The loss's gradient of the layer's output, <c>(N,M)</c>.</param>
public sealed record LayerTrace<T>(int Layer, Matrix<T> AffineOut, Matrix<T> Activation, Matrix<T> Gradient)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
