namespace Workbook;

/// <summary>What stands between a hidden layer's affine map and its ReLU: nothing, batch or layer normalization; the library's or your own.</summary>
public abstract class Normalization
{
    private Normalization(string name) => Name = name;

    /// <summary>No normalization.</summary>
    public static Normalization None { get; } = new NoNormalization();

    /// <summary>The library's batch normalization.</summary>
    public static Normalization Batch { get; } = new BuiltInBatch();

    /// <summary>The library's layer normalization.</summary>
    public static Normalization Layer { get; } = new BuiltInLayer();

    /// <summary>For messages and legends: "batch norm".</summary>
    public string Name { get; }

    /// <summary>Whether the layer has γ and β.</summary>
    internal virtual bool HasParameters => true;

    /// <summary>Your own batch normalization, in double precision.</summary>
    public static Normalization From(BatchNormForwardFunction forward, BatchNormBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        return new OwnBatch(forward, backward);
    }

    /// <summary>Your own layer normalization, in double precision.</summary>
    public static Normalization From(LayerNormForwardFunction forward, LayerNormBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        return new OwnLayer(forward, backward);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The normalization of one hidden layer; <see langword="null"/> for none.</summary>
    /// <exception cref="NotSupportedException">Own methods compute in double precision, and the net does not.</exception>
    internal abstract NormalizationLayer<T>? CreateLayer<T>(int features)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

    private static NormalizationLayer<T> Own<T>(object layer)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => layer as NormalizationLayer<T>
            ?? throw new NotSupportedException($"Your own normalization computes in double precision; this net is a FullyConnectedNet<{typeof(T).Name}>. Use FullyConnectedNet.");

    private sealed class NoNormalization() : Normalization("none")
    {
        internal override bool HasParameters => false;

        internal override NormalizationLayer<T>? CreateLayer<T>(int features) => null;
    }

    private sealed class BuiltInBatch() : Normalization("batch norm")
    {
        internal override NormalizationLayer<T> CreateLayer<T>(int features) => new BatchNormLayer<T>(features);
    }

    private sealed class BuiltInLayer() : Normalization("layer norm")
    {
        internal override NormalizationLayer<T> CreateLayer<T>(int features) => new LayerNormLayer<T>();
    }

    private sealed class OwnBatch(BatchNormForwardFunction forward, BatchNormBackwardFunction backward) : Normalization("your batch norm")
    {
        internal override NormalizationLayer<T> CreateLayer<T>(int features) => Own<T>(new OwnBatchNormLayer(features, forward, backward));
    }

    private sealed class OwnLayer(LayerNormForwardFunction forward, LayerNormBackwardFunction backward) : Normalization("your layer norm")
    {
        internal override NormalizationLayer<T> CreateLayer<T>(int features) => Own<T>(new OwnLayerNormLayer(features, forward, backward));
    }
}
