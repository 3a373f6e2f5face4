namespace Workbook.Engine.Session;

/// <summary>Executes C#, each cell seeing what those before it declared, in a process of its own, which a cell can end.</summary>
internal sealed class CSharpSession
{
    /// <summary>How the message of a cell begins that was ended from outside.</summary>
    internal const string Stopped = "The cell was stopped";

    private readonly CellSources _sources = new();
    private readonly LibraryCopies _copies = new();
    private readonly SubmissionChain _chain;
    private readonly DirectiveReader _directives;
    private readonly ErrorText _errors;

    // The cells that did not compile, by the names they would have declared.
    private readonly ConcurrentDictionary<string, string> _failed = new(StringComparer.Ordinal);

    /// <summary>Starts a session, which libraries find in the process's data.</summary>
    /// <exception cref="DirectoryNotFoundException">The notebook's folder does not exist.</exception>
    public CSharpSession(SessionOptions options)
    {
        Directory = Path.GetFullPath(options.Directory);
        if (!System.IO.Directory.Exists(Directory))
        {
            throw new DirectoryNotFoundException($"The notebook's folder {Directory} does not exist");
        }

        var loadContext = new SessionLoadContext();
        Libraries = new LibraryReferences(loadContext, _copies);
        Packages = new PackageReferences(Libraries, loadContext, Directory);
        var sources = new CellSourceResolver(Directory);
        _chain = new SubmissionChain(loadContext, Libraries, sources, options.Imports);
        _directives = new DirectiveReader(sources, Libraries, Directory, path => LibraryAdded?.Invoke(path));
        _errors = new ErrorText(_sources, Advice);
        Language = new LanguageService(_chain);
        HostStops.SetHostData();
        _chain.SetHostData();
        AppContext.SetData(HostData.FailedCell, (Func<string, string?>)(declared => _failed.GetValueOrDefault(declared)));
        AppContext.SetData(HostData.Explanation, (Func<Exception, string?>)_errors.Explain);
    }

    /// <summary>The notebook's folder, full.</summary>
    public string Directory { get; }

    public LibraryReferences Libraries { get; }

    public PackageReferences Packages { get; }

    /// <summary>What errors mean; extensions add to it.</summary>
    public Advice Advice { get; } = new();

    /// <summary>Called with the path of each library that a cell references, before the cell is compiled.</summary>
    public Action<string>? LibraryAdded { get; set; }

    /// <summary>Answers questions about code that is being written, on any thread, while cells run too.</summary>
    public LanguageService Language { get; }

    /// <summary>
    /// Executes a piece of a cell's C#, which stands in <paramref name="text"/> on the lines that it has in the cell;
    /// <paramref name="started"/> is called when it is compiled and starts to run. A cell that runs may execute another one.
    /// </summary>
    public Execution Execute(CellCode cell, string text, Action? started = null, CancellationToken stop = default)
    {
        foreach (var sentence in _copies.News())
        {
            Console.Error.WriteLine(sentence);
        }

        _sources.Add(cell.Name, cell.Source);
        try
        {
            return ExecuteText(cell.Name, text, started, stop);
        }
        catch (DirectiveException e)
        {
            return new Execution(
                CellError.Plain(CellErrorKind.DirectiveError, e.Message, cell.Name, e.Line, _sources.Line(cell.Name, e.Line)));
        }
    }

    /// <summary>The variables that cells have declared, each name once, in its last declaration.</summary>
    public IReadOnlyList<SessionVariable> Variables() => _chain.Variables();

    /// <summary>Declares a variable, as a cell would.</summary>
    public void Declare(string name, object? value, Type? type)
    {
        type ??= value?.GetType() ?? typeof(object);
        var submission = _chain.Compile($"{TypeName.Of(type)} {name} = default!;", $"a value sent as {name}");
        CellThread.Run(submission.Start, CancellationToken.None);
        _chain.Variables().First(v => v.Name == name).Set(value);
    }

    /// <summary>Describes an exception that reached no cell, as those on threads that a cell started.</summary>
    public CellError Describe(Exception exception) => _errors.FromException(exception);

    /// <summary>The line that holds a text: in the cell named, else in the newest cell that has it; null where there is none.</summary>
    public (string Cell, int Line, string Text)? Find(string text, string cell) => _sources.Find(text, cell);

    private Execution ExecuteText(string cell, string text, Action? started, CancellationToken stop)
    {
        if (Nesting.TooDeepAt(text) is { } line)
        {
            return new Execution(
                CellError.Plain(
                    CellErrorKind.CompilationError, $"Brackets are nested deeper than {Nesting.Most}; no more is compiled", cell, line));
        }

        Submission submission;
        try
        {
            submission = _chain.Compile(_directives.Read(text), cell);
        }
        catch (CompilationException e)
        {
            return new Execution(NotCompiled(e, text, cell)) { Diagnostics = e.Errors };
        }

        foreach (var declared in DeclaredNames.Of(text))
        {
            _failed.TryRemove(declared, out _);
        }

        if (submission.Written is { } written)
        {
            foreach (var warned in _errors.FromWarnings(submission.Warnings, written))
            {
                Console.Error.WriteLine(warned);
            }
        }

        started?.Invoke();
        var outcome = CellThread.Run(submission.Start, stop);
        var execution = outcome switch
        {
            { Stopped: true } =>
                new Execution(_errors.FromStack(CellErrorKind.Interrupted, Stopped, outcome.StoppedAt, cell), outcome.StillRunning),
            { Exception: { } exception } => new Execution(_errors.FromException(exception, cell)),
            _ => new Execution(null) { HasValue = submission.HasValue, Value = outcome.Value },
        };
        return execution with { Diagnostics = submission.Warnings };
    }

    private CellError NotCompiled(CompilationException exception, string text, string cell)
    {
        var error = _errors.FromCompiler(exception, _failed, Libraries.All.Any());
        foreach (var declared in DeclaredNames.Of(text))
        {
            _failed[declared] = cell;
        }

        return error;
    }
}

/// <summary>How C# ended. Its state is lost where its code still runs and cannot be ended: the session is of no more use.</summary>
internal sealed record Execution(CellError? Error, bool StateLost = false)
{
    /// <summary>Whether it ended in an expression, of which <see cref="Value"/> is the value.</summary>
    public bool HasValue { get; init; }

    public object? Value { get; init; }

    /// <summary>What the compiler says of it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
