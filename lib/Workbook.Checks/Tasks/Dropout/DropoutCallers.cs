namespace Workbook.Checks.Tasks.Dropout;

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

        var state = State(inputs);
        Add(outputs, "", forward(inputs.Matrix("x"), state), state.Mode);
        Add(outputs, "again.", forward(inputs.Matrix("x"), state), state.Mode);
    };

    /// <summary>
    /// Inputs dout, p, test, mask (unless in test mode), and seed where the layer has one. Where "next" is given, the learner's forward
    /// pass on "x" makes the cache, and is called once more with "next" before the cache is used.
    /// </summary>
    public static Caller Backward(DropoutBackwardFunction backward, DropoutForwardFunction? forward = null) => (inputs, outputs) =>
    {
        var state = State(inputs);
        OwnCache.Call(
            inputs,
            outputs.Aside,
            () => new DropoutCache(state, inputs.Has("mask") ? inputs.Watch("cache.Mask", inputs.Case.Matrix("mask")) : null),
            forward is null ? null : () => Own(forward, state, inputs, outputs.Aside),
            (own, right) => own with { State = right.State, Mask = right.Mask },
            cache => outputs.Add("dx", backward(inputs.Matrix("dout"), cache)));
    };

    /// <summary>A net of the library's layers with the learner's dropout after each ReLU.</summary>
    public static Caller Net(DropoutForwardFunction forward, DropoutBackwardFunction backward) => (inputs, outputs) =>
    {
        var parameters = NetCase.Parameters(inputs.Case, inputs.Matrix, inputs.Vector);
        var layers = NetReference.Layers(parameters);
        var state = new DropoutState(inputs.Number("p"), new NumPyRandom(231)) { Seed = 123 };
        var (affine, relu, drop) = (new AffineCache[layers], new Matrix<double>[layers - 1], new DropoutCache[layers - 1]);
        var value = inputs.Matrix("x");
        for (var i = 0; i < layers; i++)
        {
            var (w, b) = (parameters.Matrix(NetReference.Name("W", i)), parameters.Vector(NetReference.Name("b", i)));
            (value, affine[i]) = Affine.Forward(value, w, b);
            if (i < layers - 1)
            {
                relu[i] = value;
                (value, drop[i]) = forward(Relu.Forward(value).Out, state);
                if (drop[i] is null)
                {
                    outputs.Missing("cache");
                    return;
                }

                outputs.Add(NetReference.Name("mask", i), drop[i].Mask);
            }
        }

        var (loss, softmax) = SoftmaxLoss.Forward(value, NetCase.Labels(inputs.Case));
        outputs.Add("loss", loss);
        var dout = SoftmaxLoss.Backward(softmax);
        for (var i = layers - 1; i >= 0; i--)
        {
            dout = i < layers - 1 ? Relu.Backward(backward(dout, drop[i]), relu[i]) : dout;
            (dout, var dw, var db) = Affine.Backward(dout, affine[i]);
            outputs.Add(NetLines.Gradient(NetReference.Name("W", i)), dw);
            outputs.Add(NetLines.Gradient(NetReference.Name("b", i)), db);
        }
    };

    private static DropoutCache? Own(DropoutForwardFunction forward, DropoutState state, CallInputs inputs, Recorder aside)
    {
        var (result, cache) = forward(inputs.Case.Matrix(inputs.Has("x") ? "x" : "dout"), state);
        aside.Add("out", result);
        if (cache is not null && inputs.Has("next"))
        {
            aside.Add("cache.Mask", cache.Mask);
            forward(inputs.Case.Matrix("next"), state);
            aside.Add(OwnCache.Later + "cache.Mask", cache.Mask);
        }

        return cache;
    }

    private static DropoutState State(CallInputs inputs, NumPyRandom? random = null)
        => new(inputs.Number("p"), random ?? new NumPyRandom((int)inputs.Number("seed of state.Random")))
        {
            Mode = inputs.Number("test") > 0 ? Mode.Test : Mode.Train,
            Seed = inputs.Has("seed") ? (int)inputs.Number("seed") : null,
        };

    private static void Add(Recorder outputs, string prefix, (Matrix<double> Out, DropoutCache Cache) result, Mode mode)
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
