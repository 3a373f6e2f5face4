using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Calls implementations of layer normalization with the inputs of a case.</summary>
internal static class LayerNormCallers
{
    /// <summary>Inputs x, gamma, beta, epsilon.</summary>
    public static Caller Forward(LayerNormForwardFunction forward) => (inputs, outputs) =>
    {
        var (result, cache) = forward(
            inputs.Matrix("x"), inputs.Vector("gamma"), inputs.Vector("beta"), new LayerNormState { Epsilon = inputs.Number("epsilon") });
        outputs.Add("out", result);
        if (cache is null)
        {
            outputs.Missing("cache");
            return;
        }

        outputs.Add("cache.Gamma", cache.Gamma);
        outputs.Add("cache.X", cache.X);
        outputs.Add("cache.Mean", cache.Mean);
        outputs.Add("cache.Variance", cache.Variance);
        outputs.Add("cache.Epsilon", cache.Epsilon);
        outputs.Add("cache.XHat", cache.XHat);
    };

    /// <summary>Inputs dout, and x, gamma, epsilon, from which the reference makes the cache.</summary>
    public static Caller Backward(LayerNormBackwardFunction backward) => (inputs, outputs) =>
    {
        var gamma = inputs.Copy("gamma");
        var cache = LayerNorm.Forward(
            inputs.CopyMatrix("x"), gamma, Vector<double>.Build.Dense(gamma.Count), new LayerNormState { Epsilon = inputs.Number("epsilon") }).Cache;
        inputs.Watch("cache.X", cache.X);
        inputs.Watch("cache.XHat", cache.XHat);
        inputs.Watch("cache.Gamma", cache.Gamma);
        inputs.Watch("cache.Mean", cache.Mean);
        inputs.Watch("cache.Variance", cache.Variance);
        var (dx, dgamma, dbeta) = backward(inputs.Matrix("dout"), cache);
        outputs.Add("dx", dx);
        outputs.Add("dgamma", dgamma);
        outputs.Add("dbeta", dbeta);
    };
}
