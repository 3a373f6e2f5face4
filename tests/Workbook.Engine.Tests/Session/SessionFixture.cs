using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Tests.Session;

/// <summary>A session with its kernels in this process, in a folder of its own, seen through the lines that a client gets.</summary>
internal sealed class SessionFixture : IDisposable
{
    private readonly CSharpSession _session;
    private readonly CellStops _stops = new();
    private readonly CellSources _sources = new();
    private readonly CompositeKernel _root;
    private CellAnswer? _answer;
    private CellResult? _result;
    private Action? _started;
    private int _cells;

    static SessionFixture()
    {
        CellErrorProduced.Register();
        Shown.SetDefaults();
    }

    public SessionFixture()
    {
        Folder = Directory.CreateTempSubdirectory("workbook-session-").FullName;
        _session = new CSharpSession(new SessionOptions(Folder));
        var output = new KernelOutput(Take, new OutputLimits(), new Uri("kernel://test"));
        _root = NotebookKernel.Create(new CSharpKernel(_session, output, _stops), _session);
        _root.AddScripts();
        _root.KernelEvents.Subscribe(output.Send);
        CellConsole.Use(output.Stream);
    }

    public string Folder { get; }

    public RecordingOutput Output { get; private set; } = new();

    public CompositeKernel Root => _root;

    public CellResult Run(string source, string language = CellLanguages.CSharp) => Execute(source, language);

    /// <summary>Runs a cell and stops it a time after it has begun to run.</summary>
    public CellResult Stop(string source, TimeSpan after) =>
        Execute(source, CellLanguages.CSharp, () => Task.Delay(after).ContinueWith(_ => _stops.StopFirst(), TaskScheduler.Default));

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

    /// <summary>Asks as an editor does; null where there is no answer.</summary>
    public async Task<WireLine?> Ask(string type, string code, int cursor)
    {
        var command = Serializer.DeserializeCommandOrEvent(Wire.Ask(Guid.NewGuid().ToString("N"), type, code, cursor)).Command;
        var result = await _root.SendAsync(command);
        return result.Events
            .Where(e => e is CompletionsProduced or HoverTextProduced)
            .Select(e => WireLine.Read(KernelEventEnvelope.Serialize(e)))
            .FirstOrDefault();
    }

    public Task<CompletenessAnswer> IsComplete(string code) => Completion.OfAsync(_root, code);

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private CellResult Execute(string source, string language, Action? started = null)
    {
        Output = new RecordingOutput();
        _started = started;
        _result = null;
        var command = new SubmitCode(source, language)
        {
            Parameters = new Dictionary<string, string> { [CellTexts.NameParameter] = $"cell {++_cells}" },
        };
        var token = command.GetOrCreateToken();
        var cell = new CellCode($"cell {_cells}", source, language);
        _sources.Add(cell.Name, source);
        _answer = new CellAnswer(cell, token, _sources);
        _stops.Add(token);
        _root.SendAsync(command).GetAwaiter().GetResult();
        _stops.Remove(token);
        return _result ?? throw new InvalidOperationException("The cell has no end");
    }

    private void Take(string text)
    {
        var line = WireLine.Read(text);
        switch (line.Type)
        {
            case nameof(CellStarted):
                _started?.Invoke();
                _started = null;
                break;
            case "StandardOutputValueProduced" or "StandardErrorValueProduced":
                var name = line.Type.Contains("Error", StringComparison.Ordinal) ? "stderr" : "stdout";
                Output.Stream(name, line.Values("formattedValues")["text/plain"]);
                break;
            case "DisplayedValueProduced" or "DisplayedValueUpdated" or "ReturnValueProduced":
                Output.Display(line.Display());
                break;
            default:
                _result = _answer?.Take(line) ?? _result;
                break;
        }
    }
}
