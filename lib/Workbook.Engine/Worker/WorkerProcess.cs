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
    private readonly Channel<WireLine> _lines = Channel.CreateUnbounded<WireLine>(new UnboundedChannelOptions
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
        if (first is not { Type: "KernelReady" })
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
        var token = NextToken();
        await SendAsync(Wire.Submit(token, cell)).ConfigureAwait(false);
        using var killed = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        using var interrupt = cancellation.Register(() =>
        {
            _ = SendAsync(Wire.Cancel(token));
            killed.CancelAfter(Grace);
        });
        using var late = over.Token.Register(() => _ = SendAsync(Wire.Cancel(token)));
        var result = await AnswerAsync(token, cell, input, limit, over, killed, cancellation).ConfigureAwait(false);
        var isLate = over.IsCancellationRequested && !cancellation.IsCancellationRequested;
        if (isLate && result.Error is { Kind: CellErrorKind.Interrupted } error)
        {
            result = result with { Error = TimeLimitError.From(error, limit!.Value.TotalSeconds) };
        }

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
            await SendAsync(Wire.Quit(NextToken())).ConfigureAwait(false);
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
        string token,
        CellCode cell,
        ISessionInput? input,
        TimeSpan? limit,
        CancellationTokenSource over,
        CancellationTokenSource killed,
        CancellationToken cancellation)
    {
        var started = false;
        var answer = new CellAnswer(cell, token, _sources);
        while (true)
        {
            var line = await NextAsync(killed.Token).ConfigureAwait(false);
            switch (line?.Type)
            {
                case nameof(CellStarted) when limit is not null && !started:
                    started = true;
                    over.CancelAfter(limit.Value);
                    killed.CancelAfter(limit.Value + Grace);
                    if (cancellation.IsCancellationRequested)
                    {
                        // Whoever stopped the cell waits for it no longer than that.
                        killed.CancelAfter(Grace);
                    }

                    break;
                case "RequestInput":
                    _ = AnswerAsync(line, input, cancellation);
                    break;
                case not null when answer.Take(line) is { } result:
                    return result;
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

    private async Task AnswerAsync(WireLine question, ISessionInput? input, CancellationToken cancellation)
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

        foreach (var answer in Wire.Answer(question.Whole, line))
        {
            await SendAsync(answer).ConfigureAwait(false);
        }
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

    private async Task<WireLine?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            return await _lines.Reader.ReadAsync(cancellation).ConfigureAwait(false);
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
                Take(WireLine.Read(line));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            // A line cut off in the middle: the process is gone.
        }

        _lines.Writer.TryComplete();
        _answers.Close();
    }

    private void Take(WireLine line)
    {
        switch (line.Type)
        {
            case "StandardOutputValueProduced":
                _output.Stream(ConsoleCapture.Output, line.Values("formattedValues")[MimeTypes.Text]);
                break;
            case "StandardErrorValueProduced":
                _output.Stream(ConsoleCapture.Error, line.Values("formattedValues")[MimeTypes.Text]);
                break;
            case "DisplayedValueProduced" or "DisplayedValueUpdated" or "ReturnValueProduced":
                _output.Display(line.Display());
                break;
            case nameof(CellErrorProduced) when line.Error() is { Role: not CellErrorRole.Cell } error:
                if (error.Role == CellErrorRole.Exit)
                {
                    _exit = error.Error;
                }
                else
                {
                    Faulted?.Invoke(error.Error);
                }

                break;
            default:
                if (!_answers.Take(line))
                {
                    _lines.Writer.TryWrite(line);
                }

                break;
        }
    }

    private string NextToken() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    private async Task SendAsync(string line)
    {
        try
        {
            await _sending.WaitAsync().ConfigureAwait(false);
            try
            {
                await _requests.WriteAsync(line + "\n").ConfigureAwait(false);
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
