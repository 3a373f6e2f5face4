namespace Workbook;

/// <summary>
/// What stands between a hidden layer's affine map and its ReLU: nothing, batch or layer normalization; the library's or your own.
/// </summary>
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
    internal bool HasParameters => this != None;

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

    /// <summary>Adds the normalization to one hidden layer.</summary>
    /// <exception cref="NotSupportedException">Own methods compute in double precision, and the net does not.</exception>
    internal abstract void AddTo<T>(Layer<T> layer)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

    private sealed class NoNormalization() : Normalization("none")
    {
        internal override void AddTo<T>(Layer<T> layer)
        {
        }
    }

    private sealed class BuiltInBatch() : Normalization("batch norm")
    {
        internal override void AddTo<T>(Layer<T> layer)
        {
            var stage = new BatchNormStage<T>(layer.Gamma, layer.Beta);
            layer.NormState = stage.State;
            layer.Add(stage);
        }
    }

    private sealed class BuiltInLayer() : Normalization("layer norm")
    {
        internal override void AddTo<T>(Layer<T> layer) => layer.Add(new LayerNormStage<T>(layer.Gamma, layer.Beta));
    }

    private sealed class OwnBatch(BatchNormForwardFunction forward, BatchNormBackwardFunction backward) : Normalization("your batch norm")
    {
        internal override void AddTo<T>(Layer<T> layer)
        {
            var own = layer.InDouble("normalization");
            var state = new BatchNormState(own.Gamma.Values.Length);
            own.NormState = state;
            own.Add(new OwnNormalizationStage<BatchNormCache>("BatchNorm", own.Gamma, own.Beta, Forward, backward.Invoke));

            (Matrix<double> Out, BatchNormCache Cache) Forward(Matrix<double> x, Vector<double> gamma, Vector<double> beta, Mode mode)
            {
                state.Mode = mode;
                return forward(x, gamma, beta, state);
            }
        }
    }

    private sealed class OwnLayer(LayerNormForwardFunction forward, LayerNormBackwardFunction backward) : Normalization("your layer norm")
    {
        internal override void AddTo<T>(Layer<T> layer)
        {
            var (own, state) = (layer.InDouble("normalization"), new LayerNormState());
            own.Add(new OwnNormalizationStage<LayerNormCache>(
                "LayerNorm", own.Gamma, own.Beta, (x, gamma, beta, _) => forward(x, gamma, beta, state), backward.Invoke));
        }
    }
}
