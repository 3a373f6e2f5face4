namespace Workbook.Checks.Tasks;

/// <summary>Calls implementations of layer normalization with the inputs of a case.</summary>
internal static class LayerNormCallers
{
    /// <summary>Inputs x, gamma, beta, epsilon.</summary>
    public static Caller Forward(LayerNormForwardFunction forward) => (inputs, outputs) =>
    {
        var (result, cache) = forward(
            inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), new LayerNormState { Epsilon = inputs.Number("epsilon") });
        outputs.Add("out", result);
        NormCacheValues.Record(NormCacheValues.Of(cache), outputs);
    };

    /// <summary>
    /// Inputs dout, and x, gamma, epsilon, from which the reference makes the cache; where "next" is given, the learner's forward pass
    /// makes it, and is called once more with that before the cache is used.
    /// </summary>
    public static Caller Backward(LayerNormBackwardFunction backward, LayerNormForwardFunction? forward = null) => (inputs, outputs) => OwnCache.Call(
        inputs,
        outputs,
        () => Cache(inputs),
        forward is null ? null : () => Own(forward, inputs, outputs),
        (own, right) => own with { Gamma = right.Gamma, X = right.X, Mean = right.Mean, Variance = right.Variance, Epsilon = right.Epsilon, XHat = right.XHat },
        cache =>
        {
            var (dx, dgamma, dbeta) = backward(inputs.Matrix("dout"), cache);
            outputs.Add("dx", dx);
            outputs.Add("dgamma", dgamma);
            outputs.Add("dbeta", dbeta);
        });

    private static LayerNormCache Cache(CallInputs inputs)
    {
        var gamma = inputs.Copy("gamma");
        var cache = Workbook.LayerNorm.Forward(
            inputs.CopyMatrix("x"), gamma, Vector<double>.Build.Dense(gamma.Count), new LayerNormState { Epsilon = inputs.Number("epsilon") }).Cache;
        NormCacheValues.Of(cache)!.Value.Watch(inputs);
        return cache;
    }

    private static LayerNormCache? Own(LayerNormForwardFunction forward, CallInputs inputs, Recorder outputs)
    {
        var (gamma, state) = (inputs.Copy("gamma"), new LayerNormState { Epsilon = inputs.Number("epsilon") });
        var beta = Vector<double>.Build.Dense(gamma.Count, 0.5);
        var (result, cache) = forward(inputs.CopyMatrix("x"), gamma, beta, state);
        outputs.Add(OwnCache.Prefix + "out", result);
        NormCacheValues.Record(NormCacheValues.Of(cache), outputs, OwnCache.Prefix);
        if (inputs.Has("next"))
        {
            forward(inputs.CopyMatrix("next"), inputs.Copy("gamma"), beta, state);
            NormCacheValues.Record(NormCacheValues.Of(cache), outputs, OwnCache.LaterPrefix);
        }

        return cache;
    }
}
