namespace Workbook.Checks.Tasks.Nets;

/// <summary>
/// A fully connected net put together from the library's layers, layer by layer as in the task's text: affine, batch norm where
/// there are states, ReLU, mask where there are masks; the last layer bare.
/// </summary>
internal static class NetReference
{
    /// <summary>Loss and gradients.</summary>
    /// <param name="parameters">W1, b1, gamma1, beta1, W2, …</param>
    /// <param name="x">Inputs, <c>(N,D)</c>.</param>
    /// <param name="labels">Classes, <c>(N)</c>.</param>
    /// <param name="states">One for each hidden layer; <see langword="null"/> without batch norm.</param>
    /// <param name="masks">One for each hidden layer; <see langword="null"/> without dropout.</param>
    /// <param name="regularization">Strength of <c>½·reg·ΣW²</c>.</param>
    public static (double Loss, ParameterSet<double> Gradients) Loss(
        ParameterSet<double> parameters,
        Matrix<double> x,
        int[] labels,
        BatchNormState[]? states,
        Matrix<double>[]? masks,
        double regularization)
    {
        var (value, affine, norm, relu) = Forward(parameters, x, states, masks);
        var (loss, softmax) = SoftmaxLoss.Forward(value, labels);
        var found = new ParameterSet<double>();
        var dout = SoftmaxLoss.Backward(softmax);
        for (var i = affine.Length - 1; i >= 0; i--)
        {
            if (i < affine.Length - 1)
            {
                dout = masks is null ? dout : dout.PointwiseMultiply(masks[i]);
                dout = Relu.Backward(dout, relu[i]);
                if (states is not null)
                {
                    (dout, var dgamma, var dbeta) = Workbook.BatchNorm.Backward(dout, norm[i]);
                    found.Add(Name("gamma", i), dgamma);
                    found.Add(Name("beta", i), dbeta);
                }
            }

            (dout, var dw, var db) = Affine.Backward(dout, affine[i]);
            found.Add(Name("W", i), dw + (regularization * parameters.Matrix(Name("W", i))));
            found.Add(Name("b", i), db);
        }

        // In the parameters' order.
        var gradients = parameters.ZerosLike();
        found.CopyTo(gradients);
        return (loss + Penalty(parameters, regularization), gradients);
    }

    /// <summary>The loss alone, and which ReLUs let their value through: what numerical gradients are made of.</summary>
    /// <inheritdoc cref="Loss"/>
    public static (double Loss, bool[] Pattern) Value(
        ParameterSet<double> parameters,
        Matrix<double> x,
        int[] labels,
        BatchNormState[]? states,
        Matrix<double>[]? masks,
        double regularization)
    {
        var (value, _, _, relu) = Forward(parameters, x, states, masks);
        var loss = SoftmaxLoss.Forward(value, labels).Loss + Penalty(parameters, regularization);
        return (loss, [.. relu.SelectMany(values => Dense.Values(values).Select(entry => entry > 0))]);
    }

    /// <summary>The number of affine layers.</summary>
    public static int Layers(ParameterSet<double> parameters) => parameters.Names.Count(name => name.StartsWith('W'));

    /// <summary>"W1" for layer 0.</summary>
    public static string Name(string kind, int layer) => string.Create(CultureInfo.InvariantCulture, $"{kind}{layer + 1}");

    private static (Matrix<double> Scores, AffineCache[] Affine, BatchNormCache[] Norm, Matrix<double>[] ReluInputs) Forward(
        ParameterSet<double> parameters, Matrix<double> x, BatchNormState[]? states, Matrix<double>[]? masks)
    {
        var layers = Layers(parameters);
        var affine = new AffineCache[layers];
        var norm = new BatchNormCache[layers - 1];
        var relu = new Matrix<double>[layers - 1];
        var value = x;
        for (var i = 0; i < layers - 1; i++)
        {
            (value, affine[i]) = Affine.Forward(value, parameters.Matrix(Name("W", i)), parameters.Vector(Name("b", i)));
            if (states is not null)
            {
                (value, norm[i]) = Workbook.BatchNorm.Forward(
                    value, parameters.Vector(Name("gamma", i)), parameters.Vector(Name("beta", i)), states[i]);
            }

            relu[i] = value;
            value = Relu.Forward(value).Out;
            value = masks is null ? value : value.PointwiseMultiply(masks[i]);
        }

        (value, affine[^1]) = Affine.Forward(value, parameters.Matrix(Name("W", layers - 1)), parameters.Vector(Name("b", layers - 1)));
        return (value, affine, norm, relu);
    }

    private static double Penalty(ParameterSet<double> parameters, double regularization)
    {
        var squares = 0.0;
        foreach (var parameter in parameters)
        {
            foreach (var weight in parameter.Matrix is null ? [] : parameter.Values)
            {
                squares += weight * weight;
            }
        }

        return 0.5 * regularization * squares;
    }
}
