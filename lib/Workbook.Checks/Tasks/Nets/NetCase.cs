namespace Workbook.Checks.Tasks.Nets;

/// <summary>The inputs of a net as a case: x, labels, and the parameters under their names.</summary>
internal static class NetCase
{
    /// <summary>Writes a net's inputs into a case.</summary>
    public static CheckCase WithNet(
        this CheckCase inputs, ParameterSet<double> parameters, Matrix<double> x, int[] labels, double regularization)
    {
        inputs.With("x", x).With("labels", HandExample.Values([.. labels])).With("regularization", regularization);
        foreach (var parameter in parameters)
        {
            inputs.With(parameter.Name, Value(parameter));
        }

        return inputs;
    }

    /// <summary>A parameter or its gradient as a plain value.</summary>
    public static RecordedValue Value(Parameter<double> parameter)
        => parameter.Matrix is { } matrix ? RecordedValue.Of(matrix) : RecordedValue.Of(parameter.Vector!);

    /// <summary>The parameters of a case, read by <paramref name="matrix"/> and <paramref name="vector"/>.</summary>
    public static ParameterSet<double> Parameters(
        CheckCase inputs, Func<string, Matrix<double>> matrix, Func<string, Vector<double>> vector)
    {
        var parameters = new ParameterSet<double>();
        foreach (var (name, value) in inputs.Values.Where(value => IsParameter(value.Key)))
        {
            if (value.Shape.Length == 2)
            {
                parameters.Add(name, matrix(name));
            }
            else
            {
                parameters.Add(name, vector(name));
            }
        }

        return parameters;
    }

    /// <inheritdoc cref="Parameters(CheckCase, Func{string, Matrix{double}}, Func{string, Vector{double}})"/>
    public static ParameterSet<double> Parameters(CheckCase inputs) => Parameters(inputs, inputs.Matrix, inputs.Vector);

    /// <summary>The labels of a case.</summary>
    public static int[] Labels(CheckCase inputs) => [.. inputs.Values["labels"].Values.Select(label => (int)label)];

    /// <summary>A new state for each hidden layer.</summary>
    public static BatchNormState[] States(ParameterSet<double> parameters)
        => [.. Widths(parameters).Select(width => new BatchNormState(width))];

    /// <summary>The widths of the hidden layers.</summary>
    public static IEnumerable<int> Widths(ParameterSet<double> parameters)
        => Enumerable.Range(0, NetReference.Layers(parameters) - 1).Select(i => parameters.Vector(NetReference.Name("b", i)).Count);

    /// <summary>Weights of the given size; with batch norm, γ 1 and β 0; biases 0.</summary>
    /// <param name="random">Draws the weights, layer after layer.</param>
    /// <param name="scale">Standard deviation of the weights.</param>
    /// <param name="normalized">Whether hidden layers have γ and β.</param>
    public static ParameterSet<double> Fresh(NumPyRandom random, int[] sizes, double scale, bool normalized)
    {
        var parameters = new ParameterSet<double>();
        for (var i = 0; i + 1 < sizes.Length; i++)
        {
            parameters.Add(NetReference.Name("W", i), scale * random.NextGaussianMatrix(sizes[i], sizes[i + 1]));
            parameters.Add(NetReference.Name("b", i), Vector<double>.Build.Dense(sizes[i + 1]));
            if (normalized && i + 2 < sizes.Length)
            {
                parameters.Add(NetReference.Name("gamma", i), Vector<double>.Build.Dense(sizes[i + 1], 1));
                parameters.Add(NetReference.Name("beta", i), Vector<double>.Build.Dense(sizes[i + 1]));
            }
        }

        return parameters;
    }

    /// <summary>Moves biases, γ and β away from 0 and 1, which hide mistakes.</summary>
    public static ParameterSet<double> Unsettle(NumPyRandom random, ParameterSet<double> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.Vector is not null))
        {
            for (var j = 0; j < parameter.Values.Length; j++)
            {
                parameter.Values[j] += parameter.Name.StartsWith("gamma", StringComparison.Ordinal)
                    ? random.NextDouble() - 0.4
                    : 0.3 * random.NextGaussian();
            }
        }

        return parameters;
    }

    /// <summary>A number in a case's name.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static bool IsParameter(string name) => char.IsAsciiDigit(name[^1]) && !name.StartsWith("mask", StringComparison.Ordinal);
}
