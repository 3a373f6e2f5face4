using System.Globalization;

namespace Workbook.Checks.Tests;

/// <summary>Correct answers to the block and the net, from a choice of batch-norm implementations.</summary>
internal static class NetAnswers
{
    public static AffineNormReluForwardFunction BlockForward(BatchNormForwardFunction norm) => (x, w, b, gamma, beta, state) =>
    {
        var a = (x * w) + b;
        var (y, cache) = norm(a, gamma, beta, state);
        return (y.PointwiseMaximum(0.0), new BlockCache(x, w, cache, y));
    };

    public static AffineNormReluBackwardFunction BlockBackward(BatchNormBackwardFunction norm) => (dout, cache) =>
    {
        var dy = dout.PointwiseMultiply(cache.ReluInput.Map(value => value > 0 ? 1.0 : 0.0, Zeros.Include));
        var (da, dgamma, dbeta) = norm(dy, cache.Norm);
        return (da * cache.W.Transpose(), cache.X.Transpose() * da, da.Sum(axis: 0), dgamma, dbeta);
    };

    public static NetLossFunction Loss(
        AffineNormReluForwardFunction forward,
        AffineNormReluBackwardFunction backward) => (parameters, x, labels, states, regularization) =>
    {
        var caches = new BlockCache[states.Length];
        var h = x;
        for (var i = 1; i <= states.Length; i++)
        {
            (h, caches[i - 1]) = forward(
                h, parameters.Matrix(N("W", i)), parameters.Vector(N("b", i)), parameters.Vector(N("gamma", i)),
                parameters.Vector(N("beta", i)), states[i - 1]);
        }

        var last = states.Length + 1;
        var w = parameters.Matrix(N("W", last));
        var (loss, softmax) = SoftmaxLoss.Forward((h * w) + parameters.Vector(N("b", last)), labels);
        var gradients = new ParameterSet<double>();
        var dscores = SoftmaxLoss.Backward(softmax);
        gradients.Add(N("W", last), (h.Transpose() * dscores) + (regularization * w));
        gradients.Add(N("b", last), dscores.Sum(axis: 0));
        loss += 0.5 * regularization * w.PointwisePower(2).Enumerate().Sum();
        var dh = dscores * w.Transpose();
        for (var i = states.Length; i >= 1; i--)
        {
            var weights = parameters.Matrix(N("W", i));
            (dh, var dw, var db, var dgamma, var dbeta) = backward(dh, caches[i - 1]);
            gradients.Add(N("W", i), dw + (regularization * weights));
            gradients.Add(N("b", i), db);
            gradients.Add(N("gamma", i), dgamma);
            gradients.Add(N("beta", i), dbeta);
            loss += 0.5 * regularization * weights.PointwisePower(2).Enumerate().Sum();
        }

        return (loss, gradients);
    };

    private static string N(string name, int layer) => name + layer.ToString(CultureInfo.InvariantCulture);
}
