using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// A fully connected net put together from the library's layers, layer by layer as in the task's text: affine, batch norm where
/// there are states, ReLU, mask where there are masks; the last layer bare.
/// </summary>
internal static class NetReference
{
    /// <summary>Loss, gradients, and which ReLUs let their value through.</summary>
    /// <param name="parameters">W1, b1, gamma1, beta1, W2, …</param>
    /// <param name="x">Inputs, <c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="states">One for each hidden layer; <see langword="null"/> without batch norm.</param>
    /// <param name="masks">One for each hidden layer; <see langword="null"/> without dropout.</param>
    /// <param name="regularization">Strength of <c>½·reg·ΣW²</c>.</param>
    public static (double Loss, ParameterSet<double> Gradients, bool[] Pattern) Loss(
        ParameterSet<double> parameters, Matrix<double> x, int[] labels, BatchNormState[]? states, Matrix<double>[]? masks, double regularization)
    {
        var layers = Layers(parameters);
        var affine = new AffineCache<double>[layers];
        var norm = new BatchNormCache[layers - 1];
        var relu = new Matrix<double>[layers - 1];
        var value = x;
        for (var i = 0; i < layers - 1; i++)
        {
            (value, affine[i]) = Affine.Forward(value, parameters.Matrix(Name("W", i)), parameters.Vector(Name("b", i)));
            if (states is not null)
            {
                (value, norm[i]) = BatchNorm.Forward(value, parameters.Vector(Name("gamma", i)), parameters.Vector(Name("beta", i)), states[i]);
            }

            relu[i] = value;
            value = Relu.Forward(value).Out;
            value = masks is null ? value : value.PointwiseMultiply(masks[i]);
        }

        (value, affine[^1]) = Affine.Forward(value, parameters.Matrix(Name("W", layers - 1)), parameters.Vector(Name("b", layers - 1)));
        var (loss, softmax) = SoftmaxLoss.Forward(value, labels);

        var found = new Dictionary<string, object>();
        var dout = SoftmaxLoss.Backward(softmax);
        for (var i = layers - 1; i >= 0; i--)
        {
            if (i < layers - 1)
            {
                dout = masks is null ? dout : dout.PointwiseMultiply(masks[i]);
                dout = Relu.Backward(dout, relu[i]);
                if (states is not null)
                {
                    (dout, var dgamma, var dbeta) = BatchNorm.Backward(dout, norm[i]);
                    (found[Name("gamma", i)], found[Name("beta", i)]) = (dgamma, dbeta);
                }
            }

            (dout, var dw, var db) = Affine.Backward(dout, affine[i]);
            var w = parameters.Matrix(Name("W", i));
            loss += 0.5 * regularization * w.PointwiseMultiply(w).RowSums().Sum();
            (found[Name("W", i)], found[Name("b", i)]) = (dw + (regularization * w), db);
        }

        return (loss, InOrder(parameters, found), [.. relu.SelectMany(values => values.ToRowMajorArray().Select(entry => entry > 0))]);
    }

    /// <summary>The number of affine layers.</summary>
    public static int Layers(ParameterSet<double> parameters) => parameters.Names.Count(name => name.StartsWith('W'));

    /// <summary>"W1" for layer 0.</summary>
    public static string Name(string kind, int layer) => string.Create(CultureInfo.InvariantCulture, $"{kind}{layer + 1}");

    private static ParameterSet<double> InOrder(ParameterSet<double> parameters, Dictionary<string, object> found)
    {
        var gradients = new ParameterSet<double>();
        foreach (var name in parameters.Names)
        {
            if (found[name] is Matrix<double> matrix)
            {
                gradients.Add(name, matrix);
            }
            else
            {
                gradients.Add(name, (Vector<double>)found[name]);
            }
        }

        return gradients;
    }
}
