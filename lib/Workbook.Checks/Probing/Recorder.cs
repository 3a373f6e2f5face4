namespace Workbook.Checks.Probing;

/// <summary>Copies what an answer returns, at once and by name; <see langword="null"/> is recorded as such.</summary>
internal sealed class Recorder
{
    public Dictionary<string, RecordedValue?> Values { get; } = [];

    /// <summary>What explains the outputs and is not judged itself.</summary>
    public Recorder Aside => field ??= new();

    public void Add(string name, double value) => Add(name, RecordedValue.Of(value));

    public void Add(string name, RecordedValue value) => Values[name] = value;

    public void Add(string name, Vector<double>? value) => Values[name] = value is null ? null : RecordedValue.Of(value);

    public void Add(string name, Matrix<double>? value) => Values[name] = value is null ? null : RecordedValue.Of(value);

    /// <summary>Records that <paramref name="name"/> should be there and is not.</summary>
    public void Missing(string name) => Values[name] = null;
}
