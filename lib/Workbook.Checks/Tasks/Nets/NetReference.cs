namespace Workbook.Checks.Tasks.Nets;

/// <summary>
/// A fully connected net put together from the library's layers, layer by layer as in the task's text: affine, batch norm where
/// there are states, ReLU, mask where there are masks; the last layer bare.
/// </summary>
/// <param name="Parameters">W1, b1, gamma1, beta1, W2, …</param>
/// <param name="X">Inputs, <c>(N,D)</c>.</param>
/// <param name="Labels">Classes, <c>(N)</c>.</param>
/// <param name="Regularization">Strength of <c>½·reg·ΣW²</c>.</param>
internal sealed record NetReference(ParameterSet<double> Parameters, Matrix<double> X, int[] Labels, double Regularization)
{
    /// <summary>One for each hidden layer; <see langword="null"/> without batch norm.</summary>
    public BatchNormState[]? States { get; init; }

    /// <summary>One for each hidden layer; <see langword="null"/> without dropout.</summary>
    public Matrix<double>[]? Masks { get; init; }

    /// <summary>The net of a case, without batch norm and dropout.</summary>
    public static NetReference Of(CheckCase inputs)
        => new(NetCase.Parameters(inputs), inputs.Matrix("x"), NetCase.Labels(inputs), inputs.Number("regularization"));

    /// <summary>Loss and gradients.</summary>
    public (double Loss, ParameterSet<double> Gradients) Gradients()
    {
        var (value, affine, norm, relu) = Forward();
        var (loss, softmax) = SoftmaxLoss.Forward(value, Labels);
        var found = new ParameterSet<double>();
        var dout = SoftmaxLoss.Backward(softmax);
        for (var i = affine.Length - 1; i >= 0; i--)
        {
            if (i < affine.Length - 1)
            {
                dout = Masks is null ? dout : dout.PointwiseMultiply(Masks[i]);
                dout = Relu.Backward(dout, relu[i]);
                if (States is not null)
                {
                    (dout, var dgamma, var dbeta) = BatchNorm.Backward(dout, norm[i]);
                    found.Add(Name("gamma", i), dgamma);
                    found.Add(Name("beta", i), dbeta);
                }
            }

            (dout, var dw, var db) = Affine.Backward(dout, affine[i]);
            found.Add(Name("W", i), dw + (Regularization * Parameters.Matrix(Name("W", i))));
            found.Add(Name("b", i), db);
        }

        // In the parameters' order.
        var gradients = Parameters.ZerosLike();
        found.CopyTo(gradients);
        return (loss + Penalty(), gradients);
    }

    /// <summary>The loss alone, and which ReLUs let their value through: what numerical gradients are made of.</summary>
    public (double Loss, bool[] Pattern) Value()
    {
        var (value, _, _, relu) = Forward();
        var loss = SoftmaxLoss.Forward(value, Labels).Loss + Penalty();
        return (loss, [.. relu.SelectMany(values => Dense.Values(values).Select(entry => entry > 0))]);
    }

    /// <summary>The number of affine layers.</summary>
    public static int Layers(ParameterSet<double> parameters) => parameters.Names.Count(name => name.StartsWith('W'));

    /// <summary>"W1" for layer 0.</summary>
    public static string Name(string kind, int layer) => string.Create(CultureInfo.InvariantCulture, $"{kind}{layer + 1}");

    private (Matrix<double> Scores, AffineCache[] Affine, BatchNormCache[] Norm, Matrix<double>[] ReluInputs) Forward()
    {
        var layers = Layers(Parameters);
        var affine = new AffineCache[layers];
        var norm = new BatchNormCache[layers - 1];
        var relu = new Matrix<double>[layers - 1];
        var value = X;
        for (var i = 0; i < layers - 1; i++)
        {
            (value, affine[i]) = Affine.Forward(value, Parameters.Matrix(Name("W", i)), Parameters.Vector(Name("b", i)));
            if (States is not null)
            {
                (value, norm[i]) = BatchNorm.Forward(
                    value, Parameters.Vector(Name("gamma", i)), Parameters.Vector(Name("beta", i)), States[i]);
            }

            relu[i] = value;
            value = Relu.Forward(value).Out;
            value = Masks is null ? value : value.PointwiseMultiply(Masks[i]);
        }

        (value, affine[^1]) = Affine.Forward(value, Parameters.Matrix(Name("W", layers - 1)), Parameters.Vector(Name("b", layers - 1)));
        return (value, affine, norm, relu);
    }

    private double Penalty()
    {
        var squares = 0.0;
        foreach (var parameter in Parameters)
        {
            foreach (var weight in parameter.Matrix is null ? [] : parameter.Values)
            {
                squares += weight * weight;
            }
        }

        return 0.5 * Regularization * squares;
    }
}
