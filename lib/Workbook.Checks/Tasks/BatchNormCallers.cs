namespace Workbook.Checks.Tasks;

/// <summary>Calls implementations of batch normalization with the inputs of a case.</summary>
internal static class BatchNormCallers
{
    /// <summary>Inputs x, gamma, beta, mode, epsilon, momentum, runningMean, runningVariance; training passes on x1, x2, … come first where given.</summary>
    public static Caller Forward(BatchNormForwardFunction forward) => (inputs, outputs) =>
    {
        var state = new BatchNormState(inputs.Vector("gamma").Count)
        {
            Epsilon = inputs.Number("epsilon"),
            Momentum = inputs.Number("momentum"),
            RunningMean = inputs.Copy("runningMean"),
            RunningVariance = inputs.Copy("runningVariance"),
        };
        var (gamma, beta) = (inputs.Vector("gamma"), inputs.Vector("beta"));
        for (var pass = 1; inputs.Has($"x{pass}"); pass++)
        {
            forward(inputs.Matrix($"x{pass}"), gamma, beta, state);
        }

        var mode = state.Mode = inputs.Number("test") > 0 ? Mode.Test : Mode.Train;
        var (result, cache) = forward(inputs.Matrix("x"), gamma, beta, state);
        outputs.Add("out", result);
        outputs.Add("runningMean", state.RunningMean);
        outputs.Add("runningVariance", state.RunningVariance);
        if (mode == Mode.Train)
        {
            NormCacheValues.Record(NormCacheValues.Of(cache), outputs);
        }
    };

    /// <summary>
    /// Inputs dout, and x, gamma, epsilon, from which the reference makes the cache; where "next" is given, the learner's forward pass
    /// makes it, and is called once more with that before the cache is used.
    /// </summary>
    public static Caller Backward(BatchNormBackwardFunction backward, BatchNormForwardFunction? forward = null) => (inputs, outputs) => OwnCache.Call(
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

    private static BatchNormCache? Own(BatchNormForwardFunction forward, CallInputs inputs, Recorder outputs)
    {
        var (gamma, state) = (inputs.Copy("gamma"), new BatchNormState(inputs.Copy("gamma").Count) { Epsilon = inputs.Number("epsilon") });
        var (result, cache) = forward(inputs.CopyMatrix("x"), gamma, Vector<double>.Build.Dense(gamma.Count, 0.5), state);
        outputs.Add(OwnCache.Prefix + "out", result);
        NormCacheValues.Record(NormCacheValues.Of(cache), outputs, OwnCache.Prefix);
        if (inputs.Has("next"))
        {
            forward(inputs.CopyMatrix("next"), inputs.Copy("gamma"), Vector<double>.Build.Dense(gamma.Count, 0.5), state);
            NormCacheValues.Record(NormCacheValues.Of(cache), outputs, OwnCache.LaterPrefix);
        }

        return cache;
    }

    private static BatchNormCache Cache(CallInputs inputs)
    {
        var gamma = inputs.Copy("gamma");
        var state = new BatchNormState(gamma.Count) { Epsilon = inputs.Number("epsilon") };
        var cache = Workbook.BatchNorm.Forward(inputs.CopyMatrix("x"), gamma, Vector<double>.Build.Dense(gamma.Count), state).Cache;
        NormCacheValues.Of(cache)!.Value.Watch(inputs);
        return cache;
    }
}
