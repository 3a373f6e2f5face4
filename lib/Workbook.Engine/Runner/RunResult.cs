namespace Workbook.Engine.Runner;

/// <summary>
/// What came of running a notebook, in a copy of it. Failing cells count as executed; the time includes the process's start. At most one
/// cell failed, unless a thread outlived its cell or the run was to go on.
/// </summary>
public sealed record RunResult(
    NotebookDocument Document,
    int Cells,
    int Executed,
    TimeSpan Elapsed,
    IReadOnlyList<CellFailure> Failures,
    IReadOnlyDictionary<NotebookCell, TimeSpan> CellTimes)
{
    /// <summary>Whether every cell ran without an error.</summary>
    public bool Succeeded => Failures.Count == 0;

    /// <summary>The cell of <see cref="Document"/> that a failure is about.</summary>
    public NotebookCell CodeCell(CellFailure failure) =>
        Document.Cells.Where(cell => cell.Kind == CellKind.Code).ElementAt(failure.Number - 1);

    /// <summary>The sentence that a cell has written to stderr where its libraries are not where the notebook says; else null.</summary>
    public string? LibraryNote => Document.Cells
        .SelectMany(cell => cell.Outputs)
        .Where(output => output.StreamName == "stderr")
        .SelectMany(output => output.StreamText!.Split('\n'))
        .FirstOrDefault(LibraryFallback.IsNote);

    /// <summary>How many outputs show a figure.</summary>
    public int Figures => Document.Cells.SelectMany(c => c.Outputs).Count(FigureOutputs.IsFigure);
}

/// <summary>A cell that failed; its number, from 1, counts code cells.</summary>
public sealed record CellFailure(int Number, string? Id, CellError Error);

/// <summary>How far a notebook is: the code cell that runs, from 1, and what that says of its progress, in one line.</summary>
public sealed record RunProgress(int Cell, int Cells, TimeSpan Elapsed, string? Text);
