namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>Calls implementations of batch normalization with the inputs of a case.</summary>
internal static class BatchNormCallers
{
    /// <summary>
    /// Inputs x, gamma, beta, test, epsilon, momentum, runningMean, runningVariance; training passes on x1, x2, … come first where given.
    /// </summary>
    public static Caller Forward(BatchNormForwardFunction forward) => (inputs, outputs) =>
    {
        var (gamma, beta, state) = (inputs.Vector("gamma"), inputs.Vector("beta"), State(inputs.Case));
        var (before, values) = ((state.RunningMean, state.RunningVariance), (state.RunningMean.Clone(), state.RunningVariance.Clone()));
        var mode = state.Mode;
        state.Mode = Mode.Train;
        for (var pass = 1; inputs.Has($"x{pass}"); pass++)
        {
            // To the answer each of them is x.
            forward(inputs.Watch("x", inputs.Case.Matrix($"x{pass}")), gamma, beta, state);
        }

        state.Mode = mode;
        var (result, cache) = forward(inputs.Matrix("x"), gamma, beta, state);
        outputs.Add("out", result);
        outputs.Add("runningMean", state.RunningMean);
        outputs.Add("runningVariance", state.RunningVariance);
        if (mode == Mode.Train)
        {
            NormCallers.Record(cache is null ? null : Values(cache), outputs);
            NormCallers.RecordShared(result, cache?.XHat, outputs);
            if (before.RunningMean?.Equals(values.Item1) == false || before.RunningVariance?.Equals(values.Item2) == false)
            {
                outputs.Aside.Add(RunningInPlace, 1);
            }
        }
    };

    /// <summary>Recorded aside where the vectors that the state held before were changed.</summary>
    public const string RunningInPlace = "running averages changed in place";

    /// <summary>The layer's state for a case.</summary>
    public static BatchNormState State(CheckCase inputs) => new(inputs.Vector("gamma").Count)
    {
        Mode = inputs.Number("test") > 0 ? Mode.Test : Mode.Train,
        Epsilon = inputs.Number("epsilon"),
        Momentum = inputs.Values.TryGetValue("momentum", out var momentum) ? momentum.Values[0] : 0.9,
        RunningMean = inputs.Vector("runningMean"),
        RunningVariance = inputs.Vector("runningVariance"),
    };

    /// <inheritdoc cref="NormCallers.Backward"/>
    public static Caller Backward(BatchNormBackwardFunction backward, BatchNormForwardFunction? forward = null) => NormCallers.Backward(
        (dout, cache) => backward(dout, cache),
        inputs => WithState(BatchNorm.Forward, inputs),
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

    private static NormForward<BatchNormCache> WithState(BatchNormForwardFunction forward, CallInputs inputs)
    {
        var state = new BatchNormState(inputs.Case.Vector("gamma").Count) { Epsilon = inputs.Number("epsilon") };
        return (x, gamma, beta) => forward(x, gamma, beta, state);
    }

    /// <summary>What a cache holds.</summary>
    public static NormCacheValues Values(BatchNormCache cache)
        => new(cache.Gamma, cache.X, cache.Mean, cache.Variance, cache.Epsilon, cache.XHat);
}
