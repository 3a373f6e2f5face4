using System.IO.Pipes;
using System.Threading.Channels;

namespace Workbook.Engine.Worker;

/// <summary>
/// A notebook's session in a process of its own, seen from the parent, which gets an answer for each cell, whatever that does to it.
/// Requests have a pipe of their own; what the process prints past .NET's console is read too and counts as the cell's output.
/// </summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    /// <summary>How long beyond its limit a cell's process may take to answer before it is killed.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamWriter _requests;
    private readonly Channel<WorkerMessage> _messages = Channel.CreateUnbounded<WorkerMessage>(new UnboundedChannelOptions
    { SingleReader = true });
    private readonly PendingAnswers _answers = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly RawOutput _raw;
    private readonly CellSources _sources = new();
    private long _lastId;
    private volatile ISessionOutput _output = NoOutput.Instance;
    private CellError? _exit;

    private WorkerProcess(Process process, NamedPipeServerStream pipe, RawOutput raw)
    {
        (_process, _pipe, _raw) = (process, pipe, raw);
        _requests = new StreamWriter(pipe) { AutoFlush = true };
        _ = ReadAsync();
    }

    /// <summary>Whether the session can still execute cells.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Called, on any thread, for an exception that ended a thread which an earlier cell had started.</summary>
    public event Action<CellError>? Faulted;

    /// <summary>Starts a worker and waits until its session is ready.</summary>
    /// <exception cref="DirectoryNotFoundException">The notebook's folder does not exist.</exception>
    /// <exception cref="IOException">The folder for temporary files cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The process did not start; the message holds what it printed.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerOptions options, CancellationToken cancellation = default)
    {
        var directory = Path.GetFullPath(options.Directory);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"The notebook's folder {directory} does not exist");
        }

        // Once the worker is connected, nothing is left that a kill could leave behind.
        using var scratch = ScratchFolder.Create();
        var pipe = new NamedPipeServerStream(
            scratch.PipeName, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        Process process;
        try
        {
            process = Process.Start(WorkerCommand.For(scratch.PipeName, directory, options))!;
        }
        catch (Exception e)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"The notebook's process cannot be started: {e.Message}", e);
        }

        process.StandardInput.Close();
        var raw = new RawOutput(process.StandardOutput, process.StandardError, options.Limits);
        var connected = pipe.WaitForConnectionAsync(cancellation);
        if (await Task.WhenAny(connected, process.WaitForExitAsync(cancellation)).ConfigureAwait(false) != connected
            || !connected.IsCompletedSuccessfully)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            var printed = await EndAsync(process, raw).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"The notebook's process ended before it was ready: {printed.Trim()}");
        }

        var worker = new WorkerProcess(process, pipe, raw);
        var first = await worker.NextAsync(cancellation).ConfigureAwait(false);
        if (first is not ReadyMessage)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException("The notebook's process ended before it was ready");
        }

        return worker;
    }

    /// <summary>Executes a cell. The output takes what it and its threads show until the next one; null is no limit or input.</summary>
    /// <returns>How it ended; where <see cref="CellResult.StateLost"/>, the process is gone.</returns>
    /// <exception cref="InvalidOperationException">The process is gone since an earlier cell.</exception>
    public async Task<CellResult> ExecuteAsync(
        CellCode cell, TimeSpan? limit, ISessionOutput output, ISessionInput? input = null, CancellationToken cancellation = default)
    {
        if (!IsAlive)
        {
            throw new InvalidOperationException("The session's process is gone, and what earlier cells declared with it");
        }

        _sources.Add(cell.Name, cell.Source);
        _output = output;
        _raw.Attach(output);
        var id = Interlocked.Increment(ref _lastId);
        await SendAsync(new ExecuteRequest(id, cell, limit?.TotalSeconds)).ConfigureAwait(false);
        using var killed = new CancellationTokenSource();
        using var interrupt = cancellation.Register(() =>
        {
            _ = SendAsync(new InterruptRequest(id));
            killed.CancelAfter(Grace);
        });
        var result = await AnswerAsync(id, cell, input, limit, killed, cancellation).ConfigureAwait(false);
        _raw.Detach();
        if (result.StateLost)
        {
            IsAlive = false;
            ProcessRemoval.Kill(_process);
        }

        return result;
    }

    /// <summary>Ends the process at once; a cell that runs is answered as one whose process has gone.</summary>
    public void Kill()
    {
        IsAlive = false;
        ProcessRemoval.Kill(_process);
    }

    /// <summary>Ends the process, orderly if it listens.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            IsAlive = false;
            await SendAsync(new ShutdownRequest()).ConfigureAwait(false);
            using var patience = new CancellationTokenSource(Grace);
            while (await NextAsync(patience.Token).ConfigureAwait(false) is not null)
            {
            }
        }

        await EndAsync(_process, _raw).ConfigureAwait(false);
        await _pipe.DisposeAsync().ConfigureAwait(false);
        _sending.Dispose();
    }

    private static async Task<string> EndAsync(Process process, RawOutput raw)
    {
        ProcessRemoval.Kill(process);
        var printed = await raw.FinishAsync().ConfigureAwait(false);
        ProcessRemoval.RemoveFiles(process.Id);
        process.Dispose();
        return printed;
    }

    private async Task<CellResult> AnswerAsync(
        long id, CellCode cell, ISessionInput? input, TimeSpan? limit, CancellationTokenSource killed, CancellationToken cancellation)
    {
        while (true)
        {
            switch (await NextAsync(killed.Token).ConfigureAwait(false))
            {
                case StartedMessage when limit is not null:
                    killed.CancelAfter(limit.Value + Grace);
                    if (cancellation.IsCancellationRequested)
                    {
                        // Whoever stopped the cell waits for it no longer than that.
                        killed.CancelAfter(Grace);
                    }

                    break;
                case InputMessage question:
                    _ = AnswerAsync(question, input, cancellation);
                    break;
                case ExitingMessage exiting:
                    _exit = exiting.Error;
                    break;
                case CompletedMessage completed when completed.Id == id:
                    return completed.Result;
                case null when cancellation.IsCancellationRequested:
                    // However its process ended: the cell was to end.
                    return new CellResult(ProcessEnd.Stopped(null), StateLost: true);
                case null when killed.IsCancellationRequested:
                    return new CellResult(ProcessEnd.Stopped(limit), StateLost: true);
                case null:
                    return new CellResult(await EndAsync(cell).ConfigureAwait(false), StateLost: true);
            }
        }
    }

    private async Task AnswerAsync(InputMessage question, ISessionInput? input, CancellationToken cancellation)
    {
        var line = new InputLine(null);
        try
        {
            line = input is null ? line : await input.ReadLineAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The cell that asked is being stopped.
            return;
        }
        catch (Exception e)
        {
            line = new InputLine(null, $"The cell reads from the console (Console.ReadLine), and nobody could be asked: {e.Message}");
        }

        await SendAsync(new InputReply(question.Id, line)).ConfigureAwait(false);
    }

    private async Task<CellError> EndAsync(CellCode cell)
    {
        using var patience = new CancellationTokenSource(Grace);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ProcessRemoval.Kill(_process);
        var exitCode = _process.ExitCode;
        var printed = await _raw.FinishAsync().ConfigureAwait(false);
        return _exit ?? ProcessEnd.Explain(exitCode, printed, cell, _sources);
    }

    private async Task<WorkerMessage?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            return await _messages.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(_pipe, leaveOpen: true);
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                var message = WorkerJson.ReadMessage(line);
                switch (message)
                {
                    case AnswerMessage answer:
                        _answers.Take(answer);
                        break;
                    case StreamMessage stream:
                        _output.Stream(stream.Name, stream.Text);
                        break;
                    case DisplayMessage display:
                        _output.Display(display.Item);
                        break;
                    case FaultMessage fault:
                        Faulted?.Invoke(fault.Error);
                        break;
                    default:
                        _messages.Writer.TryWrite(message);
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or System.Text.Json.JsonException)
        {
            // A line cut off in the middle: the process is gone.
        }

        _messages.Writer.TryComplete();
        _answers.Close();
    }

    private async Task SendAsync(WorkerRequest request)
    {
        try
        {
            await _sending.WaitAsync().ConfigureAwait(false);
            try
            {
                await _requests.WriteAsync(WorkerJson.Line(request) + "\n").ConfigureAwait(false);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone; whoever waits for its answer sees that.
        }
    }
}
