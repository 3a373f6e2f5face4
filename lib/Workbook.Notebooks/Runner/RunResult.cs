namespace Workbook.Notebooks;

/// <summary>What came of running a notebook.</summary>
/// <param name="Document">A copy of the notebook with the outputs of this run.</param>
/// <param name="Cells">How many code cells it has.</param>
/// <param name="Executed">How many of them were executed, the failing one included.</param>
/// <param name="Elapsed">How long it took, the process's start included.</param>
/// <param name="Failures">The cells that failed: at most one, unless a thread outlived its cell or the run was to go on; empty when all went well.</param>
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
