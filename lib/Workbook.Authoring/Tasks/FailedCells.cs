namespace Workbook.Authoring;

/// <summary>The cells of a run that failed, and what each failure means for a task.</summary>
internal sealed class FailedCells
{
    private readonly Dictionary<NotebookCell, CellFailure> _failures = [];
    private readonly Dictionary<NotebookCell, NotebookTask> _tasks = [];
    private readonly Dictionary<string, NotebookCell> _declaring = new(StringComparer.Ordinal);

    public FailedCells(RunResult run, IReadOnlyList<NotebookTask> tasks)
    {
        foreach (var failure in run.Failures)
        {
            _failures.TryAdd(run.CodeCell(failure), failure);
        }

        foreach (var (cell, task) in tasks.SelectMany(task => task.Answers.Select(cell => (cell, task))))
        {
            _tasks.TryAdd(cell, task);
        }

        foreach (var (name, cell) in _failures.Keys.SelectMany(cell => DeclaredNames.Of(cell.Source).Select(name => (name, cell))))
        {
            _declaring.TryAdd(name, cell);
        }
    }

    /// <summary>The failure of the last of the cells that failed; null where none did.</summary>
    public CellFailure? First(IReadOnlyList<NotebookCell> cells) =>
        cells.Reverse().Select(cell => _failures.GetValueOrDefault(cell)).FirstOrDefault(failure => failure is not null);

    /// <summary>What a failed cell of a task's means for it.</summary>
    public CheckOutcome Line(CellFailure failure, NotebookTask task)
    {
        if (failure.Error.MissingName is { } name
            && _declaring.GetValueOrDefault(name) is { } cell
            && _tasks.GetValueOrDefault(cell) is { } other
            && other != task)
        {
            return CheckOutcome.Plain(
                "waiting", VerdictWord.Blocked, $"{name} belongs to task {other.Id}, whose cell failed: put that right first.");
        }

        var own = task.Answers.Concat(task.Checks).FirstOrDefault(candidate => _failures.GetValueOrDefault(candidate) == failure);
        return CheckOutcome.Plain(What(failure.Error.Kind), VerdictWord.Error, Describe(failure.Error, own), failure.Error.Mistake);
    }

    /// <summary>An error in a sentence or two; <paramref name="cell"/> is the one that failed, null where it is another's.</summary>
    public static string Describe(CellError error, NotebookCell? cell)
    {
        var message = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var type = error.Kind == CellErrorKind.Exception ? error.Name.Split('.')[^1] + ": " : "";
        var end = message.Length > 0 && message[^1] is '.' or '!' or '?' ? "" : ".";
        var advice = error.Advice is null ? "" : " " + error.Advice;
        return $"{Place(error, cell)}{type}{message}{end}{advice}";
    }

    private static string Place(CellError error, NotebookCell? cell)
    {
        if (error.Line is not { } line)
        {
            return "";
        }

        var text = cell?.Source.ReplaceLineEndings("\n").Split('\n') is { } lines
            && line <= lines.Length
            && error.Kind == CellErrorKind.CompilationError
            ? $" (`{lines[line - 1].Trim()}`)"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(error.Cell is null ? "Line" : $"{char.ToUpperInvariant(error.Cell[0])}{error.Cell[1..]}, line")} {line}{text}: ");
    }

    private static string What(CellErrorKind kind) => kind switch
    {
        CellErrorKind.CompilationError => "compiles",
        CellErrorKind.TimeLimit => "ends in time",
        CellErrorKind.StackOverflow or CellErrorKind.ProcessExit or CellErrorKind.ProcessDied => "leaves the notebook running",
        _ => "runs",
    };
}
