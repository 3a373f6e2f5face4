namespace Workbook.Checks.Tasks.Nets;

/// <summary>Calls implementations of the affine – batch norm – ReLU block.</summary>
internal static class BlockCallers
{
    /// <summary>Cases with dout go backward from the reference's cache, the others forward.</summary>
    public static Caller Both(AffineNormReluForwardFunction forward, AffineNormReluBackwardFunction backward) => (inputs, outputs) =>
    {
        if (inputs.Has("dout"))
        {
            Backward(backward, inputs, outputs);
        }
        else
        {
            Forward(forward, inputs, outputs);
        }
    };

    /// <summary>The reference's forward pass, put together from the library's layers.</summary>
    public static (Matrix<double> Out, BlockCache Cache) Reference(
        Matrix<double> x, Matrix<double> w, Vector<double> b, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (normalized, norm) = BatchNorm.Forward(Affine.Forward(x, w, b).Out, gamma, beta, state);
        return (Relu.Forward(normalized).Out, new BlockCache(x, w, norm, normalized));
    }

    private static void Forward(AffineNormReluForwardFunction forward, CallInputs inputs, Recorder outputs)
    {
        var state = BatchNormCallers.State(inputs.Case);
        var (result, cache) = forward(
            inputs.Matrix("x"), inputs.Matrix("w"), inputs.Vector("b"), inputs.Vector("gamma"), inputs.Vector("beta"), state);
        outputs.Add("out", result);
        outputs.Add("runningMean", state.RunningMean);
        outputs.Add("runningVariance", state.RunningVariance);
        if (inputs.Number("test") > 0)
        {
            // Nothing goes back at test time: a cache is not asked for.
            return;
        }

        if (cache is null)
        {
            outputs.Missing("cache");
        }
        else
        {
            outputs.Add("cache.X", cache.X);
            outputs.Add("cache.W", cache.W);
            outputs.Add("cache.Norm.XHat", cache.Norm?.XHat);
            outputs.Add("cache.ReluInput", cache.ReluInput);
        }
    }

    private static void Backward(AffineNormReluBackwardFunction backward, CallInputs inputs, Recorder outputs)
    {
        var (x, w, state) = (inputs.Case.Matrix("x"), inputs.Case.Matrix("w"), BatchNormCallers.State(inputs.Case));
        var cache = Reference(x, w, inputs.Case.Vector("b"), inputs.Case.Vector("gamma"), inputs.Case.Vector("beta"), state).Cache;
        inputs.Watch("cache.X", cache.X);
        inputs.Watch("cache.W", cache.W);
        inputs.Watch("cache.Norm.XHat", cache.Norm.XHat);
        inputs.Watch("cache.Norm.Gamma", cache.Norm.Gamma);
        inputs.Watch("cache.ReluInput", cache.ReluInput);
        var (dx, dw, db, dgamma, dbeta) = backward(inputs.Matrix("dout"), cache);
        outputs.Add("dx", dx);
        outputs.Add("dw", dw);
        outputs.Add("db", db);
        outputs.Add("dgamma", dgamma);
        outputs.Add("dbeta", dbeta);
    }
}
