namespace Workbook.Notebooks;

/// <summary>What came of running a notebook.</summary>
/// <param name="Document">A copy of the notebook with the outputs of this run.</param>
/// <param name="Cells">How many code cells it has.</param>
/// <param name="Executed">How many of them were executed, the failing one included.</param>
/// <param name="Elapsed">How long it took, the process's start included.</param>
/// <param name="Failures">The cells that failed: at most one, unless a thread outlived its cell or the run was to go on; empty when all
/// went well.</param>
/// <param name="CellTimes">How long each executed cell of <paramref name="Document"/> took.</param>
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
    public NotebookCell CodeCell(CellFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Document.Cells.Where(cell => cell.Kind == CellKind.Code).ElementAt(failure.Number - 1);
    }

    /// <summary>How many outputs show a figure.</summary>
    public int Figures => Document.Cells.SelectMany(c => c.Outputs).Count(FigureOutputs.IsFigure);
}

/// <summary>A cell that failed.</summary>
/// <param name="Number">The number it was executed under: the how-manieth code cell it is, from 1.</param>
/// <param name="Id">Its id in the notebook; null where it has none.</param>
/// <param name="Error">Why.</param>
public sealed record CellFailure(int Number, string? Id, CellError Error);

/// <summary>How far a notebook is.</summary>
/// <param name="Cell">The code cell that runs, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
/// <param name="Elapsed">Time since the notebook's start.</param>
/// <param name="Text">What the cell says of its own progress, in one line; null when it says nothing.</param>
public sealed record RunProgress(int Cell, int Cells, TimeSpan Elapsed, string? Text);
