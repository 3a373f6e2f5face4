namespace Workbook.Checks.Model;

/// <summary>One set of inputs that an answer is called with, by name, as plain values.</summary>
/// <param name="Group">What the case is for: cases of one group are judged in one line.</param>
/// <param name="Name">What distinguishes it within its group: "4×5".</param>
internal sealed record CheckCase(string Group, string Name)
{
    /// <summary>Whether it is small enough to calculate by hand; then a failure prints it in full.</summary>
    public bool ByHand { get; init; }

    public Dictionary<string, RecordedValue> Values { get; private init; } = [];

    public CheckCase With(string name, double value) => With(name, RecordedValue.Of(value));

    public CheckCase With(string name, Vector<double> value) => With(name, RecordedValue.Of(value));

    public CheckCase With(string name, Matrix<double> value) => With(name, RecordedValue.Of(value));

    public double Number(string name) => Values[name].Values[0];

    public Vector<double> Vector(string name) => Values[name].ToVector();

    public Matrix<double> Matrix(string name) => Values[name].ToMatrix();

    /// <summary>A copy under another name in the same group.</summary>
    public CheckCase Named(string name) => new(Group, name) { ByHand = ByHand, Values = new(Values) };

    /// <summary>A copy in another group.</summary>
    public CheckCase In(string group, string name) => new(group, name) { Values = new(Values) };

    public CheckCase With(string name, RecordedValue value)
    {
        Values[name] = value;
        return this;
    }
}
