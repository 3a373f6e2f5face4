namespace Workbook.Checks.Model;

/// <summary>One set of inputs that an answer is called with, by name, as plain values.</summary>
/// <param name="Group">What the case is for: cases of one group are judged in one line.</param>
/// <param name="Name">What distinguishes it within its group: "4×5".</param>
internal sealed record CheckCase(string Group, string Name)
{
    private readonly Dictionary<string, RecordedValue> _values = [];

    /// <summary>Whether it is small enough to calculate by hand; then a failure prints it in full.</summary>
    public bool ByHand { get; init; }

    public IReadOnlyDictionary<string, RecordedValue> Values => _values;

    public CheckCase With(string name, double value) => With(name, RecordedValue.Of(value));

    public CheckCase With(string name, Vector<double> value) => With(name, RecordedValue.Of(value));

    public CheckCase With(string name, Matrix<double> value) => With(name, RecordedValue.Of(value));

    public double Number(string name) => _values[name].Values[0];

    public Vector<double> Vector(string name) => _values[name].ToVector();

    public Matrix<double> Matrix(string name) => _values[name].ToMatrix();

    /// <summary>A copy under another name in the same group.</summary>
    public CheckCase Named(string name)
    {
        var copy = new CheckCase(Group, name) { ByHand = ByHand };
        foreach (var (key, value) in _values)
        {
            copy._values[key] = value;
        }

        return copy;
    }

    public CheckCase With(string name, RecordedValue value)
    {
        _values[name] = value;
        return this;
    }
}
