using Workbook.Engine.Language;
using Workbook.Engine.Libraries;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Session;

/// <summary>Executes cells, each seeing what those before it declared. It belongs in a process of its own, which a cell can end.</summary>
internal sealed class CSharpSession
{
    /// <summary>How the message of a cell begins that was ended from outside.</summary>
    internal const string Stopped = "The cell was stopped";

    private readonly ISessionOutput _output;
    private readonly CellSources _sources = new();
    private readonly LibraryCopies _libraries = new();
    private readonly SubmissionChain _chain;
    private readonly DirectiveReader _directives;
    private readonly ImportedFiles _imports;
    private readonly ErrorText _errors;

    // The cells that did not compile, by the names they would have declared.
    private readonly Dictionary<string, string> _failed = new(StringComparer.Ordinal);
    private Action? _started;
    private string? _running;

    /// <summary>Starts a session; it takes over the process's current output.</summary>
    /// <exception cref="DirectoryNotFoundException">The notebook's folder does not exist.</exception>
    public CSharpSession(SessionOptions options, ISessionOutput output)
    {
        _output = output ?? throw new ArgumentNullException(nameof(output));
        var directory = Path.GetFullPath(options.Directory);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"The notebook's folder {directory} does not exist");
        }

        var loadContext = new SessionLoadContext();
        var libraries = new LibraryReferences(loadContext, _libraries);
        var sources = new CellSourceResolver(directory);
        _chain = new SubmissionChain(loadContext, libraries, sources, options.Imports);
        _directives = new DirectiveReader(sources, libraries, new PackageReferences(libraries, loadContext, directory), directory);
        _imports = new ImportedFiles(directory);
        _errors = new ErrorText(_sources);
        Language = new LanguageService(_chain);
        CurrentOutput.Set(output);
        HostStops.SetHostData();
        _chain.SetHostData();
        AppContext.SetData(HostData.FailedCell, (Func<string, string?>)(declared => _failed.GetValueOrDefault(declared)));
    }

    /// <summary>Answers questions about code that is being written, on any thread, while cells run too.</summary>
    internal LanguageService Language { get; }

    /// <summary>Executes a cell; <paramref name="started"/> is called once, when it is compiled and starts to run.</summary>
    public CellResult Execute(CellCode cell, Action? started = null, CancellationToken stop = default)
    {
        (_started, _running) = (started, cell.Name);
        foreach (var sentence in _libraries.News())
        {
            _output.Stream("stderr", sentence + "\n");
        }

        return ExecuteCell(cell, stop);
    }

    /// <summary>Describes an exception that reached no cell, as those on threads that a cell started.</summary>
    public CellError Describe(Exception exception) => _errors.FromException(exception);

    /// <summary>The line that holds a text: in the cell named, else in the newest cell that has it; null where there is none.</summary>
    internal (string Cell, int Line, string Text)? Find(string text, string cell) => _sources.Find(text, cell);

    private CellResult ExecuteCell(CellCode cell, CancellationToken stop)
    {
        _sources.Add(cell.Name, cell.Source);
        try
        {
            foreach (var segment in CellSplitter.Split(cell))
            {
                var result = segment.Import is null ? Execute(segment, cell.Name, stop) : Import(segment, stop);
                if (!result.Succeeded)
                {
                    return result;
                }
            }

            return CellResult.Good;
        }
        catch (DirectiveException e)
        {
            return new CellResult(
                CellError.Plain(CellErrorKind.DirectiveError, e.Message, cell.Name, e.Line, _sources.Line(cell.Name, e.Line)));
        }
    }

    private CellError NotCompiled(CompilationException exception, string text, string name)
    {
        var error = _errors.FromCompiler(exception, _failed);
        foreach (var declared in DeclaredNames.Of(text))
        {
            _failed[declared] = name;
        }

        return error;
    }

    private CellResult Import(CellSegment segment, CancellationToken stop)
    {
        foreach (var cell in _imports.Read(segment))
        {
            var result = ExecuteCell(cell, stop);
            if (!result.Succeeded)
            {
                return result;
            }
        }

        return CellResult.Good;
    }

    private CellResult Execute(CellSegment segment, string name, CancellationToken stop)
    {
        if (segment.Language != CellLanguages.CSharp)
        {
            _output.Display(LanguageDisplay.Show(segment.Language, segment.Text.Trim('\n')));
            return CellResult.Good;
        }

        if (Nesting.TooDeepAt(segment.Text) is { } line)
        {
            return new CellResult(
                CellError.Plain(
                    CellErrorKind.CompilationError, $"Brackets are nested deeper than {Nesting.Most}; no more is compiled", name, line));
        }

        Submission submission;
        try
        {
            submission = _chain.Compile(_directives.Read(segment.Text), name);
        }
        catch (CompilationException e)
        {
            return new CellResult(NotCompiled(e, segment.Text, name));
        }

        foreach (var declared in DeclaredNames.Of(segment.Text))
        {
            _failed.Remove(declared);
        }

        _started?.Invoke();
        _started = null;
        var outcome = CellThread.Run(submission.Start, stop);
        if (outcome.Stopped)
        {
            return new CellResult(_errors.FromStack(CellErrorKind.Interrupted, Stopped, outcome.StoppedAt, _running), outcome.StillRunning);
        }

        if (outcome.Exception is not null)
        {
            return new CellResult(_errors.FromException(outcome.Exception, _running));
        }

        if (submission.HasValue)
        {
            _output.Display(new DisplayItem(ValueFormatter.Format(outcome.Value), IsResult: true));
        }

        return CellResult.Good;
    }
}
