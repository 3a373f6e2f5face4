using Microsoft.DotNet.Interactive.Commands;

namespace Workbook.Kernel;

/// <summary>
/// Serves an editor that drives .NET Interactive by lines: passes them to a worker and the worker's back. A worker that ends fails the
/// commands it had, in words, and another takes its place.
/// </summary>
internal sealed class StdioBridge(WorkerOptions options, TextReader input, TextWriter output)
{
    private readonly Lock _lock = new();
    private readonly OpenCommands _open = new();
    private TaskCompletionSource<BridgedWorker> _worker = NoWorker();
    private string? _untold;
    private bool _wasReady;

    /// <summary>Serves until the editor says or shows that it needs no more.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="InvalidOperationException">No worker could be started; the message says why.</exception>
    public async Task RunAsync()
    {
        using var over = new CancellationTokenSource();
        var serving = ServeAsync(over.Token);
        await Task.WhenAny(serving, ReadAsync(over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        try
        {
            await serving.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static TaskCompletionSource<BridgedWorker> NoWorker() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ServeAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var line = await WorkerLine.StartAsync(options, over).ConfigureAwait(false);
            await using (line.ConfigureAwait(false))
            {
                using var killing = over.Register(line.Kill);
                var worker = new BridgedWorker(line, _open, Show);
                var error = await worker.PassAsync(() => Ready(worker)).ConfigureAwait(false);
                if (!over.IsCancellationRequested)
                {
                    Fail(error);
                }
            }
        }
    }

    // The editor is told once: of a worker that takes another's place it need not know.
    private bool Ready(BridgedWorker worker)
    {
        lock (_lock)
        {
            _worker.SetResult(worker);
            (_wasReady, var before) = (true, _wasReady);
            return !before;
        }
    }

    private void Fail(CellError error)
    {
        var words = string.Join('\n', error.Traceback);
        lock (_lock)
        {
            if (!_worker.Task.IsCompleted)
            {
                throw new InvalidOperationException($"The notebook's process ended before it was ready: {words}");
            }

            _worker = NoWorker();
            words = $"{words}\n{ProcessEnd.Advice}";
            var open = _open.TakeAll();
            // Where no cell was open, the next one is where it is read.
            _untold = open.Any(command => command.IsSubmission) ? null : words;
            foreach (var command in open)
            {
                Show(Wire.Failed(words, command.Whole));
            }
        }
    }

    private async Task ReadAsync(CancellationToken over)
    {
        while (await input.ReadLineAsync(over).ConfigureAwait(false) is { } text)
        {
            // On Windows the editor sends empty lines while a cell runs.
            if (string.IsNullOrWhiteSpace(text) || Parsed(text) is not { } line)
            {
                continue;
            }

            if (line.Type == nameof(Quit))
            {
                return;
            }

            if (Take(line) is { } ready)
            {
                var worker = await ready.WaitAsync(over).ConfigureAwait(false);
                // Once it has been asked to end, the next one may be the first.
                var cancelled = line.Type == nameof(Cancel) ? _open.FirstCell : null;
                await worker.SendAsync(text).ConfigureAwait(false);
                if (cancelled is not null)
                {
                    _ = worker.KillLateAsync(cancelled, over);
                }
            }
        }
    }

    private static WireLine? Parsed(string text)
    {
        try
        {
            return WireLine.Read(text);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            KernelLog.Write($"a line that is no command or event was left out: {e.Message}");
            return null;
        }
    }

    // The worker that is to have the line; null where it has been answered.
    private Task<BridgedWorker>? Take(WireLine line)
    {
        lock (_lock)
        {
            if (line.IsSubmission && _untold is not null)
            {
                Show(Wire.Failed(_untold, line.Whole));
                _untold = null;
                return null;
            }

            if (line.IsCommand)
            {
                _open.Add(line);
            }

            return _worker.Task;
        }
    }

    private void Show(string line)
    {
        lock (output)
        {
            output.Write(line);
            output.Write('\n');
            output.Flush();
        }
    }
}
