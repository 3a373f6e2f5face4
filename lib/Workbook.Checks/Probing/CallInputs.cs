namespace Workbook.Checks.Probing;

/// <summary>Hands an answer its own copies of a case's inputs, and tells afterwards which of them it has changed in place.</summary>
/// <param name="inputs">The case.</param>
internal sealed class CallInputs(CheckCase inputs)
{
    private readonly List<(string Name, Func<bool> IsUnchanged)> _watched = [];

    /// <summary>The case itself.</summary>
    public CheckCase Case => inputs;

    public double Number(string name) => inputs.Number(name);

    public bool Has(string name) => inputs.Values.ContainsKey(name);

    public Vector<double> Vector(string name)
    {
        var vector = inputs.Vector(name);
        _watched.Add((name, () => inputs.Values[name].Is(vector)));
        return vector;
    }

    public Matrix<double> Matrix(string name)
    {
        var matrix = inputs.Matrix(name);
        _watched.Add((name, () => inputs.Values[name].Is(matrix)));
        return matrix;
    }

    /// <summary>A vector that may be changed.</summary>
    public Vector<double> Copy(string name) => inputs.Vector(name);

    /// <summary>A matrix that may be changed.</summary>
    public Matrix<double> CopyMatrix(string name) => inputs.Matrix(name);

    /// <summary>Remembers what <paramref name="vector"/> holds now.</summary>
    public Vector<double> Watch(string name, Vector<double> vector)
    {
        var before = RecordedValue.Of(vector);
        _watched.Add((name, () => before.Is(vector)));
        return vector;
    }

    /// <summary>Remembers what <paramref name="matrix"/> holds now.</summary>
    public Matrix<double> Watch(string name, Matrix<double> matrix)
    {
        var before = RecordedValue.Of(matrix);
        _watched.Add((name, () => before.Is(matrix)));
        return matrix;
    }

    /// <summary>The names of the inputs that are no longer what they were.</summary>
    public string[] Changed() => [.. _watched.Where(input => !input.IsUnchanged()).Select(input => input.Name).Distinct()];
}
