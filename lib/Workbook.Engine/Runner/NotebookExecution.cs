using Workbook.Engine.Worker;

namespace Workbook.Engine.Runner;

/// <summary>One run of a notebook's code cells, whose outputs are written, with as many processes as it takes.</summary>
internal sealed class NotebookExecution(List<NotebookCell> cells, RunOptions options, ProgressTicker ticker)
{
    private readonly OutputCollector _output = new();
    private readonly HashSet<int> _fatal = [];

    // Whose process died without a reason: from outside, perhaps. 0 stands for its start.
    private readonly HashSet<int> _died = [];
    private readonly ConcurrentQueue<CellError> _faults = new();

    // The next cell that has not run yet, from 1.
    private int _next = 1;

    public List<CellFailure> Failures { get; } = [];

    public Dictionary<NotebookCell, TimeSpan> Times { get; } = [];

    private bool IsOver => _next > cells.Count || (Failures.Count > 0 && !options.GoOn);

    public async Task ExecuteAsync(string folder, CancellationToken cancellation)
    {
        _output.Updated += ticker.Text;
        ticker.Cell(1);
        for (var starts = 0; starts == 0 || !IsOver; starts++)
        {
            if (starts - _died.Count > options.MostRestarts)
            {
                FailRest(string.Create(
                    CultureInfo.InvariantCulture, $"Not run: cells before it ended the notebook's process {starts} times"));
                return;
            }

            WorkerProcess worker;
            try
            {
                worker = await WorkerProcess.StartAsync(WorkerOptions(folder), cancellation).ConfigureAwait(false);
            }
            catch (InvalidOperationException) when (cells.Count > 0 && _died.Add(0))
            {
                continue;
            }
            catch (InvalidOperationException e) when (cells.Count > 0)
            {
                FailRest(e.Message);
                return;
            }

            worker.Faulted += _faults.Enqueue;
            await using (worker.ConfigureAwait(false))
            {
                if (await CatchUpAsync(worker, cancellation).ConfigureAwait(false))
                {
                    await GoOnAsync(worker, cancellation).ConfigureAwait(false);
                }
            }

            FailFaulted();

            if (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // A new process has none of what earlier cells declared.
    private async Task<bool> CatchUpAsync(WorkerProcess worker, CancellationToken cancellation)
    {
        for (var number = 1; number < _next && !cancellation.IsCancellationRequested; number++)
        {
            if (!_fatal.Contains(number) && !IsLeftOut(number) && options.RunOnce?.Invoke(cells[number - 1]) != true)
            {
                var result = await worker.ExecuteAsync(Code(number), options.CellLimit, NoOutput.Instance, cancellation: cancellation)
                    .ConfigureAwait(false);
                if (result.StateLost)
                {
                    if (!IsToRunAgain(number, result))
                    {
                        Blame(number, result.Error!);
                    }

                    return false;
                }
            }
        }

        return true;
    }

    private async Task GoOnAsync(WorkerProcess worker, CancellationToken cancellation)
    {
        while (!IsOver && worker.IsAlive)
        {
            var number = _next++;
            ticker.Cell(number);
            if (cancellation.IsCancellationRequested)
            {
                Fail(number, CellError.Plain(CellErrorKind.Interrupted, "The run was stopped before this cell", Name(number)));
                return;
            }

            if (!IsLeftOut(number))
            {
                await ExecuteAsync(worker, number, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task ExecuteAsync(WorkerProcess worker, int number, CancellationToken cancellation)
    {
        var cell = cells[number - 1];
        var start = Stopwatch.GetTimestamp();
        var result = await worker.ExecuteAsync(Code(number), options.CellLimit, _output, cancellation: cancellation).ConfigureAwait(false);
        FailFaulted();
        if (IsToRunAgain(number, result))
        {
            _output.Clear();
            _next = number;
            return;
        }

        Times[cell] = Stopwatch.GetElapsedTime(start);
        cell.ExecutionCount = number;
        _output.MoveTo(cell, number);
        // A cell that took its whole time would take it again.
        if (result.StateLost || result.Error?.Kind == CellErrorKind.TimeLimit)
        {
            Blame(number, result.Error!);
        }
        else if (result.Error is not null)
        {
            Fail(number, result.Error);
        }
    }

    // Once: what was killed from outside, or for the memory of others, is not the cell's fault.
    private bool IsToRunAgain(int number, CellResult result) =>
        result is { StateLost: true, Error.Kind: CellErrorKind.ProcessDied } && _died.Add(number);

    private void Blame(int number, CellError error)
    {
        _fatal.Add(number);
        if (error.Kind == CellErrorKind.ProcessDied)
        {
            var message = error.Message + ". The cell was run twice, in two processes";
            error = error with { Message = message, Traceback = [message, .. error.Traceback.Skip(1)] };
        }

        Fail(number, error);
    }

    // A thread's exception belongs to the cell that the thread's code stands in, whichever cell runs by then.
    private void FailFaulted()
    {
        while (_faults.TryDequeue(out var error))
        {
            var number = Enumerable.Range(1, cells.Count).FirstOrDefault(n => Name(n) == error.Cell, Math.Max(1, Times.Count));
            if (cells.Count > 0)
            {
                Fail(number, error);
            }
        }
    }

    private void Fail(int number, CellError error)
    {
        var cell = cells[number - 1];
        cell.Outputs.Add(CellOutput.Error(error.Name, error.Message, error.Traceback));
        Failures.Add(new CellFailure(number, cell.Id, error));
    }

    private void FailRest(string message)
    {
        for (var first = true; _next <= cells.Count && (first || options.GoOn); _next++, first = false)
        {
            Fail(_next, CellError.Plain(CellErrorKind.ProcessDied, message, Name(_next)));
        }
    }

    private bool IsLeftOut(int number) => options.LeaveOut?.Invoke(cells[number - 1]) == true;

    private CellCode Code(int number) => new(Name(number), cells[number - 1].Source, cells[number - 1].Language);

    private string Name(int number) =>
        options.CellName?.Invoke(cells[number - 1], number) ?? string.Create(CultureInfo.InvariantCulture, $"cell {number}");

    private WorkerOptions WorkerOptions(string folder)
    {
        var environment = new Dictionary<string, string>(options.Environment);
        if (options.Threads is { } threads)
        {
            // The runtime's own setting: what asks for the number of cores is told this.
            environment["DOTNET_PROCESSOR_COUNT"] = threads.ToString(CultureInfo.InvariantCulture);
        }

        if (options.LibraryFolder is { } library)
        {
            environment[LibraryFallback.Variable] = library;
        }

        return new(folder) { Limits = options.Limits, Environment = environment };
    }
}
