using System.Diagnostics;
using System.Globalization;

namespace Workbook.Notebooks;

/// <summary>Executes a notebook top to bottom in a process of its own, up to the first cell that fails.</summary>
public static class NotebookRunner
{
    /// <summary>Runs a notebook.</summary>
    /// <param name="document">The notebook; it is not changed.</param>
    /// <param name="folder">The folder it lies in, against which its relative paths resolve.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="progress">Is told how far it is; null when nobody listens.</param>
    /// <param name="cancellation">Stops the cell that runs; the result then says so.</param>
    /// <returns>A copy with outputs, and what failed. Cells after a failing one have no outputs and no execution count.</returns>
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
        var run = new Run(cells, options, ticker);
        await run.ExecuteAsync(folder, cancellation).ConfigureAwait(false);
        return new RunResult(copy, cells.Count, run.Times.Count, ticker.Elapsed, run.Failures, run.Times);
    }

    private sealed class Run(List<NotebookCell> cells, RunOptions options, ProgressTicker ticker)
    {
        private readonly OutputCollector _output = new();

        public List<CellFailure> Failures { get; } = [];

        public Dictionary<NotebookCell, TimeSpan> Times { get; } = [];

        public async Task ExecuteAsync(string folder, CancellationToken cancellation)
        {
            _output.Updated += ticker.Text;
            ticker.Cell(1);
            WorkerProcess worker;
            try
            {
                worker = await WorkerProcess.StartAsync(WorkerOptions(folder), cancellation).ConfigureAwait(false);
            }
            catch (InvalidOperationException e) when (cells.Count > 0)
            {
                Fail(1, CellError.Plain(CellErrorKind.ProcessDied, e.Message));
                return;
            }

            worker.Faulted += OnFault;
            await using (worker.ConfigureAwait(false))
            {
                for (var number = 1; number <= cells.Count && Failures.Count == 0; number++)
                {
                    ticker.Cell(number);
                    if (cancellation.IsCancellationRequested)
                    {
                        Fail(number, CellError.Plain(CellErrorKind.Interrupted, "The run was stopped before this cell", Name(number)));
                        break;
                    }

                    await ExecuteAsync(worker, number, cancellation).ConfigureAwait(false);
                }
            }
        }

        private async Task ExecuteAsync(WorkerProcess worker, int number, CancellationToken cancellation)
        {
            var cell = cells[number - 1];
            var start = Stopwatch.GetTimestamp();
            var result = await worker.ExecuteAsync(new CellCode(Name(number), cell.Source, cell.Language), options.CellLimit, _output, cancellation).ConfigureAwait(false);
            Times[cell] = Stopwatch.GetElapsedTime(start);
            cell.ExecutionCount = number;
            _output.MoveTo(cell, number);
            if (result.Error is not null)
            {
                Fail(number, result.Error);
            }
        }

        // A thread's exception belongs to the cell that the thread's code stands in, whichever cell runs by then.
        private void OnFault(CellError error)
        {
            var number = Enumerable.Range(1, cells.Count).FirstOrDefault(n => Name(n) == error.Cell, Math.Max(1, Times.Count));
            if (cells.Count > 0)
            {
                Fail(number, error);
            }
        }

        private void Fail(int number, CellError error)
        {
            var cell = cells[number - 1];
            cell.Outputs.Add(CellOutput.Error(error.Name, error.Message, error.Traceback));
            Failures.Add(new CellFailure(number, cell.Id, error));
        }

        private WorkerOptions WorkerOptions(string folder) => new(folder)
        {
            Limits = options.Limits,
            // The runtime's own setting: what asks for the number of cores is told this.
            Environment = options.Threads is { } threads
                ? new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = threads.ToString(CultureInfo.InvariantCulture) }
                : new Dictionary<string, string>(),
        };

        private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"cell {number}");
    }
}
