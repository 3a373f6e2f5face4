namespace Workbook.Checks.Tasks.LayerNormalization;

/// <summary>Calls implementations of layer normalization with the inputs of a case.</summary>
internal static class LayerNormCallers
{
    /// <summary>Inputs x, gamma, beta, epsilon.</summary>
    public static Caller Forward(LayerNormForwardFunction forward) => (inputs, outputs) =>
    {
        var (result, cache) = WithState(forward, inputs)(inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"));
        outputs.Add("out", result);
        NormCallers.Record(cache is null ? null : Values(cache), outputs);
        NormCallers.RecordShared(result, cache?.XHat, outputs);
    };

    /// <inheritdoc cref="NormCallers.Backward"/>
    public static Caller Backward(LayerNormBackwardFunction backward, LayerNormForwardFunction? forward = null) => NormCallers.Backward(
        (dout, cache) => backward(dout, cache),
        inputs => WithState(LayerNorm.Forward, inputs),
        forward is null ? null : inputs => WithState(forward, inputs),
        Values,
        (own, right) => own with
        {
            Gamma = right.Gamma,
            X = right.X,
            Mean = right.Mean,
            Variance = right.Variance,
            Epsilon = right.Epsilon,
            XHat = right.XHat,
        });

    private static NormForward<LayerNormCache> WithState(LayerNormForwardFunction forward, CallInputs inputs)
    {
        var state = new LayerNormState { Epsilon = inputs.Number("epsilon") };
        return (x, gamma, beta) => forward(x, gamma, beta, state);
    }

    /// <summary>What a cache holds.</summary>
    public static NormCacheValues Values(LayerNormCache cache)
        => new(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat);
}
