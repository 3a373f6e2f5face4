namespace Workbook.Checks.Tasks;

/// <summary>Calls implementations of dropout with the inputs of a case.</summary>
internal static class DropoutCallers
{
    /// <summary>
    /// Inputs x, p, "seed of state.Random" (the seed of the layer's generator), test, and seed where the layer has one. Two calls one after
    /// the other with the same state: out and mask, then again.out and again.mask. Where "stream" is given, one call with
    /// the generator that the original has then.
    /// </summary>
    public static Caller Forward(DropoutForwardFunction forward) => (inputs, outputs) =>
    {
        if (inputs.Has("stream"))
        {
            outputs.Add("out", forward(inputs.Matrix("x"), State(inputs, DropoutRecorded.Generator())).Out);
            return;
        }

        var state = State(inputs, new NumPyRandom((int)inputs.Number("seed of state.Random")));
        Add(outputs, "", forward(inputs.Matrix("x"), state), state.Mode);
        Add(outputs, "again.", forward(inputs.Matrix("x"), state), state.Mode);
    };

    /// <summary>
    /// Inputs dout, p, test, mask (unless in test mode), and seed where the layer has one. Where "next" is given, the learner's forward
    /// pass on "x" makes the cache, and is called once more with "next" before the cache is used.
    /// </summary>
    public static Caller Backward(DropoutBackwardFunction backward, DropoutForwardFunction? forward = null) => (inputs, outputs) =>
    {
        var state = State(inputs, new NumPyRandom((int)inputs.Number("seed of state.Random")));
        OwnCache.Call(
            inputs,
            outputs,
            () => new DropoutCache(state, inputs.Has("mask") ? inputs.Watch("cache.Mask", inputs.CopyMatrix("mask")) : null),
            forward is null ? null : () => Own(forward, state, inputs, outputs),
            (own, right) => own with { State = right.State, Mask = right.Mask },
            cache => outputs.Add("dx", backward(inputs.Matrix("dout"), cache)));
    };

    private static DropoutCache? Own(DropoutForwardFunction forward, DropoutState state, CallInputs inputs, Recorder outputs)
    {
        var (result, cache) = forward(inputs.CopyMatrix(inputs.Has("x") ? "x" : "dout"), state);
        outputs.Add(OwnCache.Prefix + "out", result);
        if (cache is not null && inputs.Has("next"))
        {
            outputs.Add(OwnCache.Prefix + "cache.Mask", cache.Mask);
            forward(inputs.CopyMatrix("next"), state);
            outputs.Add(OwnCache.LaterPrefix + "cache.Mask", cache.Mask);
        }

        return cache;
    }

    private static DropoutState State(CallInputs inputs, NumPyRandom random) => new(inputs.Number("p"), random)
    {
        Mode = inputs.Number("test") > 0 ? Mode.Test : Mode.Train,
        Seed = inputs.Has("seed") ? (int)inputs.Number("seed") : null,
    };

    private static void Add(Recorder outputs, string prefix, (MathNet.Numerics.LinearAlgebra.Matrix<double> Out, DropoutCache Cache) result, Mode mode)
    {
        outputs.Add(prefix + "out", result.Out);
        if (result.Cache is null)
        {
            outputs.Missing("cache");
        }
        else if (mode == Mode.Train)
        {
            outputs.Add(prefix + "cache.Mask", result.Cache.Mask);
        }
    }
}
