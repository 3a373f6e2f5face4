using System.Threading.Channels;

namespace Workbook.Engine.Worker;

/// <summary>
/// A notebook's session in a process of its own, seen from the parent, which gets an answer for each cell, whatever that does to it.
/// What the process prints past .NET's console counts as the cell's output.
/// </summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private readonly WorkerLine _line;
    private readonly Channel<WireLine> _lines = Channel.CreateUnbounded<WireLine>(new UnboundedChannelOptions
    { SingleReader = true });
    private readonly PendingAnswers _answers = new();
    private readonly CellSources _sources = new();
    private long _lastId;
    private volatile ISessionOutput _output = NoOutput.Instance;
    private CellError? _exit;

    private WorkerProcess(WorkerLine line)
    {
        _line = line;
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
        var worker = new WorkerProcess(await WorkerLine.StartAsync(options, cancellation).ConfigureAwait(false));
        var first = await worker.NextAsync(cancellation).ConfigureAwait(false);
        if (first is not { Type: "KernelReady" })
        {
            await using var ending = worker.ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            var (_, printed) = await worker._line.EndAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"The notebook's process ended before it was ready: {printed.Trim()}");
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
        _line.Raw.Attach(output);
        var token = NextToken();
        await _line.SendAsync(Wire.Submit(token, cell)).ConfigureAwait(false);
        using var killed = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        using var interrupt = cancellation.Register(() =>
        {
            _ = _line.SendAsync(Wire.Cancel(token));
            killed.CancelAfter(WorkerLine.Grace);
        });
        using var late = over.Token.Register(() => _ = _line.SendAsync(Wire.Cancel(token)));
        var result = await AnswerAsync(token, cell, input, limit, over, killed, cancellation).ConfigureAwait(false);
        var isLate = over.IsCancellationRequested && !cancellation.IsCancellationRequested;
        if (isLate && result.Error is { Kind: CellErrorKind.Interrupted } error)
        {
            result = result with { Error = TimeLimitError.From(error, limit!.Value.TotalSeconds) };
        }

        _line.Raw.Detach();
        if (result.StateLost)
        {
            IsAlive = false;
            _line.Kill();
        }

        return result;
    }

    /// <summary>Ends the process at once; a cell that runs is answered as one whose process has gone.</summary>
    public void Kill()
    {
        IsAlive = false;
        _line.Kill();
    }

    /// <summary>Ends the process, orderly if it listens.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            IsAlive = false;
            await _line.SendAsync(Wire.Quit(NextToken())).ConfigureAwait(false);
            using var patience = new CancellationTokenSource(WorkerLine.Grace);
            while (await NextAsync(patience.Token).ConfigureAwait(false) is not null)
            {
            }
        }

        await _line.DisposeAsync().ConfigureAwait(false);
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
                    killed.CancelAfter(limit.Value + WorkerLine.Grace);
                    if (cancellation.IsCancellationRequested)
                    {
                        // Whoever stopped the cell waits for it no longer than that.
                        killed.CancelAfter(WorkerLine.Grace);
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
            await _line.SendAsync(answer).ConfigureAwait(false);
        }
    }

    private async Task<CellError> EndAsync(CellCode cell)
    {
        var (exitCode, printed) = await _line.EndAsync().ConfigureAwait(false);
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
            while (await _line.ReceiveAsync().ConfigureAwait(false) is { } line)
            {
                Take(line);
            }
        }
        finally
        {
            // Also after an output that threw: nobody is to wait for what nobody reads.
            _lines.Writer.TryComplete();
            _answers.Close();
        }
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
}
