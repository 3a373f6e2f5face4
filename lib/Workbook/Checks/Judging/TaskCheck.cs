namespace Workbook;

/// <summary>
/// How one task is checked: the inputs, what should come out, and the lines of the report. It never sees the answer itself, only
/// recordings of its calls.
/// </summary>
/// <param name="id">The task's id: "1.4c".</param>
/// <param name="title">The name of the method to write.</param>
/// <param name="points">What the task is worth.</param>
internal abstract class TaskCheck(string id, string title, int points)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public int Points { get; } = points;

    /// <summary>The inputs, in the order in which they are tried; the same generator gives the same inputs.</summary>
    public abstract IEnumerable<CheckCase> Cases(NumPyRandom random);

    /// <summary>What should come out of a case.</summary>
    public abstract IEnumerable<Expected> Expect(CheckCase inputs);

    /// <summary>Adds the report's lines, one after another.</summary>
    public abstract void Judge(Sheet sheet);

    /// <summary>Both halves, one after the other: probe the answer on inputs drawn from <paramref name="seed"/>, then judge what it left.</summary>
    public CheckReport Run(Caller answer, int seed) => Judge(Probe.Record(answer, Cases(new NumPyRandom(seed))), seed);

    /// <summary>The judging half alone.</summary>
    public CheckReport Judge(IReadOnlyList<Recording> recordings, int seed)
    {
        var sheet = new Sheet(this, recordings);
        Judge(sheet);
        return sheet.Report(seed);
    }
}
