namespace Workbook.Kernel;

/// <summary>The notebook's session in a process of its own: the kernel's sockets outlive that, and the next cell gets a new one.</summary>
internal sealed class KernelSession(string folder, Action<CellError> faulted) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<WorkerProcess>? _worker;
    private CancellationTokenSource? _running;
    private bool _closed;

    /// <summary>Starts the process, so that the first cell need not wait for it.</summary>
    public void Start() => _ = WorkerAsync();

    /// <summary>Executes a cell; where <paramref name="input"/> is null, there is nothing to read.</summary>
    /// <exception cref="InvalidOperationException">No process could be started.</exception>
    public async Task<CellResult> ExecuteAsync(CellCode cell, ISessionOutput output, ISessionInput? input = null)
    {
        using var running = new CancellationTokenSource();
        lock (_lock)
        {
            _running = running;
        }

        try
        {
            var worker = await WorkerAsync().ConfigureAwait(false);
            return await worker.ExecuteAsync(cell, null, output, input, running.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    /// <summary>Ends the cell that runs; does nothing where none does.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            _ = _running?.CancelAsync();
        }
    }

    /// <summary>The session's process, started where there is none.</summary>
    public async Task<WorkerProcess> WorkerAsync()
    {
        Task<WorkerProcess> starting;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_worker is { IsCompletedSuccessfully: true, Result: { IsAlive: false } gone })
            {
                _worker = null;
                _ = gone.DisposeAsync().AsTask();
            }

            if (_worker is null || _worker.IsFaulted || _worker.IsCanceled)
            {
                _worker = StartAsync();
            }

            starting = _worker;
        }

        return await starting.ConfigureAwait(false);
    }

    /// <summary>Ends the process, whatever it does.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<WorkerProcess>? worker;
        lock (_lock)
        {
            _closed = true;
            worker = _worker;
        }

        if (worker is not null)
        {
            await ((Task)worker).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (worker.IsCompletedSuccessfully)
            {
                worker.Result.Kill();
                await worker.Result.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<WorkerProcess> StartAsync()
    {
        var worker = await WorkerProcess.StartAsync(new WorkerOptions(folder)).ConfigureAwait(false);
        worker.Faulted += faulted;
        return worker;
    }
}
