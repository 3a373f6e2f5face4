namespace Workbook.Checks.Probing;

/// <summary>Copies what an answer returns, at once and by name; <see langword="null"/> is recorded as such.</summary>
internal sealed class Recorder
{
    private readonly Dictionary<string, RecordedValue?> _values = [];
    private Recorder? _aside;

    public IReadOnlyDictionary<string, RecordedValue?> Values => _values;

    /// <summary>What explains the outputs and is not judged itself.</summary>
    public Recorder Aside => _aside ??= new();

    public void Add(string name, double value) => Add(name, RecordedValue.Of(value));

    public void Add(string name, RecordedValue value) => _values[name] = value;

    public void Add(string name, Vector<double>? value) => _values[name] = value is null ? null : RecordedValue.Of(value);

    public void Add(string name, Matrix<double>? value) => _values[name] = value is null ? null : RecordedValue.Of(value);

    /// <summary>Records that <paramref name="name"/> should be there and is not.</summary>
    public void Missing(string name) => _values[name] = null;
}
