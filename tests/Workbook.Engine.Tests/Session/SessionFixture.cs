namespace Workbook.Engine.Tests.Session;

/// <summary>A session in this process, in a folder of its own.</summary>
internal sealed class SessionFixture : ISessionOutput, IDisposable
{
    private readonly CSharpSession _session;
    private int _cells;

    public SessionFixture()
    {
        Folder = Directory.CreateTempSubdirectory("workbook-session-").FullName;
        _session = new CSharpSession(new SessionOptions(Folder), this);
    }

    public string Folder { get; }

    public RecordingOutput Output { get; private set; } = new();

    public LanguageService Language => _session.Language;

    public CellResult Run(string source, string language = CellLanguages.CSharp) => Execute(source, language, CancellationToken.None);

    /// <summary>Runs a cell and stops it a time after it has begun to run.</summary>
    public CellResult Stop(string source, TimeSpan after)
    {
        using var stop = new CancellationTokenSource();
        return Execute(source, CellLanguages.CSharp, stop.Token, () => stop.CancelAfter(after));
    }

    /// <summary>Runs a cell that must succeed and returns what it showed.</summary>
    public string Show(string source, string language = CellLanguages.CSharp)
    {
        var result = Run(source, language);
        Assert.True(result.Succeeded, result.Error is null ? "" : string.Join('\n', result.Error.Traceback));
        return Output.ToString();
    }

    /// <summary>Runs a cell that must fail and returns its error.</summary>
    public CellError Fail(string source)
    {
        var result = Run(source);
        Assert.False(result.Succeeded, "the cell was expected to fail");
        return result.Error!;
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Stream(string name, string text) => Output.Stream(name, text);

    public void Display(DisplayItem item) => Output.Display(item);

    public void Dispose()
    {
        CurrentOutput.Set(null);
        Directory.Delete(Folder, recursive: true);
    }

    private CellResult Execute(string source, string language, CancellationToken stop, Action? started = null)
    {
        Output = new RecordingOutput();
        CellConsole.Use(Output);
        return _session.Execute(new CellCode($"cell {++_cells}", source, language), started, stop);
    }
}
