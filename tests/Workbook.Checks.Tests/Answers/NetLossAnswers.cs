using System.Globalization;

namespace Workbook.Checks.Tests;

/// <summary>More ways to the net's loss and gradients: from the learner's own block, or in one piece.</summary>
internal static class NetLossAnswers
{
    /// <summary>A recursion from layer to layer: what is above a layer answers with the gradient for its output.</summary>
    public static NetLossFunction Recursive(
        AffineNormReluForwardFunction forward,
        AffineNormReluBackwardFunction backward) => (parameters, x, labels, states, regularization) =>
    {
        var gradients = new ParameterSet<double>();
        var penalty = 0.5 * regularization
            * parameters.Where(parameter => parameter.Matrix is not null).Sum(parameter => Math.Pow(parameter.Matrix!.FrobeniusNorm(), 2));
        (double Loss, Matrix<double> Dh) From(int layer, Matrix<double> h)
        {
            var name = layer.ToString(CultureInfo.InvariantCulture);
            var (w, b) = (parameters.Matrix("W" + name), parameters.Vector("b" + name));
            if (layer > states.Length)
            {
                var (scores, affine) = Affine.Forward(h, w, b);
                var (data, softmax) = SoftmaxLoss.Forward(scores, labels);
                var (dh, dw, db) = Affine.Backward(SoftmaxLoss.Backward(softmax), affine);
                Add(gradients, name, dw + (regularization * w), db);
                return (data, dh);
            }

            var (result, cache) = forward(h, w, b, parameters.Vector("gamma" + name), parameters.Vector("beta" + name), states[layer - 1]);
            var (loss, dout) = From(layer + 1, result);
            var back = backward(dout, cache);
            Add(gradients, name, back.Dw + (regularization * w), back.Db);
            gradients.Add("gamma" + name, back.Dgamma);
            gradients.Add("beta" + name, back.Dbeta);
            return (loss, back.Dx);
        }

        return (From(1, x).Loss + penalty, gradients);
    };

    /// <summary>
    /// In one piece: layer by layer with lists of caches, softmax written out, the derivative of ReLU read off its output.
    /// </summary>
    public static NetLossFunction OnePiece(
        BatchNormForwardFunction norm, BatchNormBackwardFunction normBack) => (parameters, x, labels, states, regularization) =>
    {
        var (inputs, norms) = (new List<Matrix<double>> { x }, new List<BatchNormCache>());
        foreach (var (state, name) in states.Select((state, i) => (state, (i + 1).ToString(CultureInfo.InvariantCulture))))
        {
            var (y, cache) = norm(
                (inputs[^1] * parameters.Matrix("W" + name)) + parameters.Vector("b" + name), parameters.Vector("gamma" + name),
                parameters.Vector("beta" + name), state);
            norms.Add(cache);
            inputs.Add(y.PointwiseMaximum(0.0));
        }

        var n = x.RowCount;
        var last = (states.Length + 1).ToString(CultureInfo.InvariantCulture);
        var scores = (inputs[^1] * parameters.Matrix("W" + last)) + parameters.Vector("b" + last);
        var exponentials = scores.SubtractColumn(scores.Max(axis: 1)).PointwiseExp();
        var d = exponentials.DivideColumn(exponentials.Sum(axis: 1));
        var loss = -labels.Select((label, i) => Math.Log(d[i, label])).Sum() / n;
        d = (d - Matrix<double>.Build.Dense(n, d.ColumnCount, (i, c) => labels[i] == c ? 1 : 0)) / n;
        var gradients = parameters.ZerosLike();
        for (var layer = states.Length; layer >= 0; layer--)
        {
            var name = (layer + 1).ToString(CultureInfo.InvariantCulture);
            if (layer < states.Length)
            {
                var (da, dgamma, dbeta) = normBack(d.PointwiseMultiply(inputs[layer + 1].PointwiseSign()), norms[layer]);
                dgamma.CopyTo(gradients.Vector("gamma" + name));
                dbeta.CopyTo(gradients.Vector("beta" + name));
                d = da;
            }

            var w = parameters.Matrix("W" + name);
            loss += regularization / 2 * w.Enumerate().Sum(weight => weight * weight);
            ((inputs[layer].Transpose() * d) + (regularization * w)).CopyTo(gradients.Matrix("W" + name));
            d.ColumnSums().CopyTo(gradients.Vector("b" + name));
            d *= w.Transpose();
        }

        return (loss, gradients);
    };

    private static void Add(ParameterSet<double> gradients, string name, Matrix<double> dw, Vector<double> db)
    {
        gradients.Add("b" + name, db);
        gradients.Add("W" + name, dw);
    }
}
