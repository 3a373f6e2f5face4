namespace Workbook.Checks.Probing;

/// <summary>Hands an answer its own copies of a case's inputs, and tells afterwards which of them it has changed in place.</summary>
internal sealed class CallInputs(CheckCase inputs)
{
    private readonly List<(string Name, Func<bool> IsUnchanged)> _watched = [];

    /// <summary>The case itself; its matrices and vectors are copies that may be changed.</summary>
    public CheckCase Case => inputs;

    public double Number(string name) => inputs.Number(name);

    public bool Has(string name) => inputs.Values.ContainsKey(name);

    public Vector<double> Vector(string name) => Watch(name, inputs.Vector(name));

    public Matrix<double> Matrix(string name) => Watch(name, inputs.Matrix(name));

    /// <summary>Remembers what <paramref name="vector"/> holds now.</summary>
    public Vector<double> Watch(string name, Vector<double> vector)
    {
        var before = RecordedValue.Of(vector);
        _watched.Add((name, () => before.Same(RecordedValue.Of(vector))));
        return vector;
    }

    /// <summary>Remembers what <paramref name="matrix"/> holds now.</summary>
    public Matrix<double> Watch(string name, Matrix<double> matrix)
    {
        var before = RecordedValue.Of(matrix);
        _watched.Add((name, () => before.Same(RecordedValue.Of(matrix))));
        return matrix;
    }

    /// <summary>The names of the inputs that are no longer what they were.</summary>
    public string[] Changed() => [.. _watched.Where(input => !input.IsUnchanged()).Select(input => input.Name).Distinct()];
}
