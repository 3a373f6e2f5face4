using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Workbook.Engine.Session;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Worker;

/// <summary>The worker's side of the line: one session, whose cells run as the parent asks for them.</summary>
internal sealed class WorkerServer : IDisposable
{
    private readonly TextReader _requests;
    private readonly WorkerOutput _output;
    private readonly WorkerInput _input;
    private readonly CSharpSession _session;
    private readonly LanguageAnswers _language;
    private readonly BlockingCollection<ExecuteRequest> _cells = [];
    private readonly ConcurrentQueue<CellError> _faults = new();
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;
    private long _runningId;
    private volatile CellCode? _current;
    private long _interrupted;

    public WorkerServer(Stream pipe, string directory, OutputLimits limits)
    {
        _requests = new StreamReader(pipe);
        _output = new WorkerOutput(new StreamWriter(pipe), limits);
        _input = new WorkerInput(_output);
        _session = new CSharpSession(new SessionOptions(directory), _output);
        _language = new LanguageAnswers(_session.Language, _output);
    }

    /// <summary>Serves until the parent says or shows that it needs no more.</summary>
    public void Run()
    {
        ConsoleCapture.Start();
        Console.SetIn(_input);
        ExceptionHandling.SetUnhandledExceptionHandler(OnUnhandled);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        // Ctrl+C reaches every process of the terminal; the parent decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        new Thread(Read) { IsBackground = true, Name = "requests" }.Start();
        _output.Send(new ReadyMessage());
        foreach (var request in _cells.GetConsumingEnumerable())
        {
            Execute(request);
        }

        // A thread of the last cell may be on its way to an exception.
        Thread.Sleep(30);
        Leave();
    }

    public void Dispose()
    {
        _requests.Dispose();
        _input.Dispose();
        _cells.Dispose();
    }

    private void Execute(ExecuteRequest request)
    {
        using var stop = new CancellationTokenSource();
        var limit = request.LimitSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        lock (_lock)
        {
            _running = stop;
            _runningId = request.Id;
            if (_interrupted == request.Id)
            {
                stop.Cancel();
            }
        }

        _current = request.Cell;
        _output.StartCell(stop.Token);
        _input.StartCell(stop.Token);
        CellResult result;
        try
        {
            result = _session.Execute(
                request.Cell,
                () =>
                {
                    stop.CancelAfter(limit);
                    _output.Send(new StartedMessage(request.Id));
                },
                stop.Token);
        }
        catch (Exception e)
        {
            // Nothing of the cell's own comes here, but a file it names may be unreadable.
            result = new CellResult(
                CellError.Plain(
                    CellErrorKind.Exception, $"The cell could not be executed: {e.GetType().Name}: {e.Message}", request.Cell.Name));
        }

        bool interrupted;
        lock (_lock)
        {
            _running = null;
            interrupted = _interrupted == request.Id;
        }

        if (result.Error is { Kind: CellErrorKind.Interrupted } error && request.LimitSeconds is not null && !interrupted)
        {
            result = result with { Error = TimeLimitError.From(error, request.LimitSeconds.Value) };
        }

        while (_faults.TryDequeue(out var fault))
        {
            if (result.Succeeded && (fault.Cell is null || fault.Cell == request.Cell.Name))
            {
                result = result with { Error = fault };
            }
            else
            {
                _output.Send(new FaultMessage(fault));
            }
        }

        _output.Send(new CompletedMessage(request.Id, result));
    }

    private void Read()
    {
        try
        {
            Serve();
        }
        catch (Exception)
        {
            // The line is broken: nobody is there who could ask for more.
        }

        Leave();
    }

    private void Serve()
    {
        while (_requests.ReadLine() is { } line)
        {
            switch (WorkerJson.ReadRequest(line))
            {
                case ExecuteRequest execute:
                    _cells.Add(execute);
                    break;
                case InterruptRequest interrupt:
                    lock (_lock)
                    {
                        // The cell may not have started yet.
                        _interrupted = interrupt.Id;
                        if (_runningId == interrupt.Id)
                        {
                            _ = _running?.CancelAsync();
                        }
                    }

                    break;
                case LanguageRequest question:
                    _language.Answer(question);
                    break;
                case InputReply reply:
                    _input.Take(reply);
                    break;
                case ShutdownRequest:
                    _cells.CompleteAdding();
                    break;
            }
        }
    }

    // The runtime asks before an exception that nothing caught ends the process; said to be handled, it ends its thread only.
    private bool OnUnhandled(Exception exception)
    {
        if (CellStoppedException.In(exception) is not null)
        {
            return true;
        }

        var error = _session.Describe(exception);
        var message = $"On a thread that the cell started: {error.Message}";
        error = error with { Message = message, Traceback = ["On a thread that the cell started:", .. error.Traceback] };
        lock (_lock)
        {
            if (_running is not null)
            {
                _faults.Enqueue(error);
                return true;
            }
        }

        _output.Send(new FaultMessage(error));
        return true;
    }

    // Called on another thread than the one that exits, so the line is looked for in the text.
    private void OnProcessExit(object? sender, EventArgs e)
    {
        var message =
            string.Create(
                CultureInfo.InvariantCulture,
                $"The cell ended the process with Environment.Exit({Environment.ExitCode}); the session's state is lost");
        var place = _current is { } cell ? _session.Find("Exit(", cell.Name) : null;
        _output.Send(new ExitingMessage(place is var (name, line, text)
            ? CellError.Plain(CellErrorKind.ProcessExit, message, name, line, text)
            : CellError.Plain(CellErrorKind.ProcessExit, message, _current?.Name)));
    }

    // Without the handlers that an orderly exit would call, the learner's own among them.
    private static void Leave() => Process.GetCurrentProcess().Kill();
}
