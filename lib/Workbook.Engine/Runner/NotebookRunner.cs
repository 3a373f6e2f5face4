namespace Workbook.Engine.Runner;

/// <summary>Executes notebooks in processes of their own, up to the first cell that fails, or past it where the options say so.</summary>
public static class NotebookRunner
{
    /// <summary>Runs a copy of a notebook in a folder. When cancelled, the cell that runs stops, and the result says so.</summary>
    /// <returns>A copy with outputs, and what failed. Cells that did not run have no outputs and no execution count.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static async Task<RunResult> RunAsync(
        NotebookDocument document,
        string folder,
        RunOptions options,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var copy = document.Clone();
        var cells = copy.Cells.Where(c => c.Kind == CellKind.Code).ToList();
        foreach (var cell in cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }

        using var ticker = new ProgressTicker(progress, cells.Count);
        var run = new NotebookExecution(cells, options, ticker);
        await run.ExecuteAsync(folder, cancellation).ConfigureAwait(false);
        return new RunResult(copy, cells.Count, run.Times.Count, ticker.Elapsed, run.Failures, run.Times);
    }
}
