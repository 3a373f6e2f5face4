namespace Workbook.Notebooks;

/// <summary>
/// Executes a notebook top to bottom in a process of its own, up to the first cell that fails, or past it where the options say so.
/// </summary>
public static class NotebookRunner
{
    /// <summary>Runs a notebook.</summary>
    /// <param name="document">The notebook; it is not changed.</param>
    /// <param name="folder">The folder it lies in, against which its relative paths resolve.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="progress">Is told how far it is; null when nobody listens.</param>
    /// <param name="cancellation">Stops the cell that runs; the result then says so.</param>
    /// <returns>A copy with outputs, and what failed. Cells that did not run have no outputs and no execution count.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static async Task<RunResult> RunAsync(
        NotebookDocument document,
        string folder,
        RunOptions options,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
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
