using System.Reactive.Subjects;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;

namespace Workbook.Engine.Worker;

/// <summary>The worker's side of the line: a notebook's kernels, which a client sends commands to, one JSON object a line.</summary>
internal sealed class WorkerServer : IDisposable
{
    private static readonly Uri Client = new("kernel://vscode");

    private readonly TextReader _lines;
    private readonly TextWriter _writer;
    private readonly KernelOutput _output;
    private readonly ConsoleInput _input;
    private readonly CellStops _stops = new();
    private readonly CSharpSession _session;
    private readonly CSharpKernel _csharp;
    private readonly CompositeKernel _root;
    private readonly CompositeKernel _editing;
    private readonly KernelHost _host;
    private readonly CommandsAndEvents _received = new();
    private readonly ManualResetEventSlim _over = new();
    private Task _submitted = Task.CompletedTask;

    /// <summary>Starts the session and its kernels in a folder; under a host's name, for an editor that runs scripts itself.</summary>
    public WorkerServer(Stream pipe, string directory, OutputLimits limits, string? host)
    {
        CellErrorProduced.Register();
        Shown.SetDefaults();
        _lines = new StreamReader(pipe);
        _writer = new StreamWriter(pipe);
        _output = new KernelOutput(Write, limits, Client);
        _session = new CSharpSession(new SessionOptions(directory));
        _csharp = new CSharpKernel(_session, _output, _stops);
        _root = NotebookKernel.Create(_csharp, _session);
        // An editor's questions are answered while a cell runs, which would hold them up among the root's commands.
        _editing = NotebookKernel.Create(new CSharpKernel(_session, _output, _stops), _session);
        _editing.KernelEvents.Subscribe(_output.Send);
        var address = host is null ? KernelHost.CreateHostUriForCurrentProcessId() : KernelHost.CreateHostUri(host);
        _host = _root.UseHost(_output, _received, address);
        _input = new ConsoleInput(_root);
        AppContext.SetData(HostData.Display, (Action<string, bool, IReadOnlyDictionary<string, string>>)_output.Display);
        ConnectClientAsync(hasScripts: host is not null).GetAwaiter().GetResult();
    }

    /// <summary>Serves until the client says or shows that it needs no more.</summary>
    public void Run()
    {
        ConsoleCapture.Start(_output.Stream);
        Console.SetIn(_input);
        ExceptionHandling.SetUnhandledExceptionHandler(OnUnhandled);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        // Ctrl+C reaches every process of the terminal; the client decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        new Thread(Read) { IsBackground = true, Name = "commands" }.Start();
        _host.ConnectAsync().GetAwaiter().GetResult();
        _over.Wait();
        // A thread of the last cell may be on its way to an exception.
        Thread.Sleep(30);
        Leave();
    }

    public void Dispose()
    {
        _host.Dispose();
        _lines.Dispose();
        _writer.Dispose();
        _input.Dispose();
        _over.Dispose();
    }

    // What a client has that can be asked: a person for a line, a page that runs scripts.
    private async Task ConnectClientAsync(bool hasScripts)
    {
        var client = await _host.ConnectProxyKernelOnDefaultConnectorAsync("vscode", Client, ["frontend"]).ConfigureAwait(false);
        client.KernelSpecifierDirective.Hidden = true;
        foreach (var command in hasScripts ? new[] { typeof(RequestInput), typeof(SendEditableCode) } : [typeof(RequestInput)])
        {
            client.KernelInfo.SupportedKernelCommands.Add(new(command.Name));
            _root.SetDefaultTargetKernelNameForCommand(command, client.Name);
        }

        if (!hasScripts)
        {
            _root.AddScripts();
            return;
        }

        var scripts = await _host.ConnectProxyKernelOnDefaultConnectorAsync(
            CellLanguages.JavaScript, new Uri("kernel://webview/javascript"), ["js"]).ConfigureAwait(false);
        foreach (var command in new[] { typeof(SubmitCode), typeof(RequestValue), typeof(RequestValueInfos), typeof(SendValue) })
        {
            scripts.KernelInfo.SupportedKernelCommands.Add(new(command.Name));
        }

        scripts.UseValueSharing();
    }

    private void Write(string line)
    {
        _writer.Write(line);
        _writer.Write('\n');
        _writer.Flush();
    }

    private void Read()
    {
        try
        {
            while (_lines.ReadLine() is { } line)
            {
                Take(line);
            }
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // The line is broken: nobody is there who could ask for more.
        }

        Leave();
    }

    private void Take(string line)
    {
        CommandOrEvent received;
        try
        {
            received = Serializer.DeserializeCommandOrEvent(line);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Who sent it waits for its end.
            _output.Send(Wire.Failed($"This cannot be done: {e.Message}", JsonElement.Parse(line)));
            return;
        }

        switch (received.Command)
        {
            case Quit:
                _over.Set();
                break;
            case Cancel cancel:
                _stops.Stop(cancel.GetOrCreateToken());
                foreach (var failed in _output.Unanswered.Select(asked => new CommandFailed("The cell was stopped", asked)))
                {
                    // Else what has asked waits for ever.
                    _output.Answered(failed);
                    _received.Take(new CommandOrEvent(failed));
                }

                _output.Send(new CommandSucceeded(cancel));
                break;
            case RequestCompleteness request:
                _ = AnswerAsync(request);
                break;
            case LanguageServiceCommand:
                _ = Task.Run(() => _editing.SendAsync(received.Command));
                break;
            case SubmitCode submission:
                _submitted = SubmitAsync(submission, _submitted);
                break;
            default:
                _output.Answered(received.Event);
                _received.Take(received);
                break;
        }
    }

    // In the order in which they came: the root runs side by side what it gets side by side.
    private async Task SubmitAsync(SubmitCode submission, Task before)
    {
        var token = submission.GetOrCreateToken();
        _stops.Add(token);
        await before.ConfigureAwait(false);
        try
        {
            await Task.Run(() => _root.SendAsync(submission)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Nothing of the cell's own comes here, but a file it names may be unreadable.
            _output.Send(new CommandFailed($"The cell could not be executed: {UnexpectedError.Describe(e)}", submission));
        }
        finally
        {
            _stops.Remove(token);
        }
    }

    private async Task AnswerAsync(RequestCompleteness request)
    {
        var answer = await Completion.OfAsync(_editing, request.Code).ConfigureAwait(false);
        _output.Send(new CompletenessProduced(answer, request));
        _output.Send(new CommandSucceeded(request));
    }

    // The runtime asks before an exception that nothing caught ends the process; said to be handled, it ends its thread only.
    private bool OnUnhandled(Exception exception)
    {
        if (CellStoppedException.In(exception) is not null)
        {
            return true;
        }

        var error = _session.Describe(exception);
        error = error with
        {
            Message = $"On a thread that the cell started: {error.Message}",
            Traceback = ["On a thread that the cell started:", .. error.Traceback],
        };
        if (!_csharp.TryFail(error))
        {
            _output.Send(command => new CellErrorProduced(error, CellErrorRole.Thread, stateLost: false, command));
        }

        return true;
    }

    // Called on another thread than the one that exits, so the line is looked for in the text.
    private void OnProcessExit(object? sender, EventArgs e)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The cell ended the process with Environment.Exit({Environment.ExitCode}); the session's state is lost");
        var cell = _csharp.Running;
        var error = cell is not null && _session.Find("Exit(", cell) is var (name, line, text)
            ? CellError.Plain(CellErrorKind.ProcessExit, message, name, line, text)
            : CellError.Plain(CellErrorKind.ProcessExit, message, cell);
        _output.Send(command => new CellErrorProduced(error, CellErrorRole.Exit, stateLost: true, command));
    }

    // Without the handlers that an orderly exit would call, the learner's own among them.
    private static void Leave() => Process.GetCurrentProcess().Kill();

    /// <summary>What the package's host subscribes to.</summary>
    private sealed class CommandsAndEvents : IKernelCommandAndEventReceiver, IDisposable
    {
        private readonly Subject<CommandOrEvent> _subject = new();

        public IDisposable Subscribe(IObserver<CommandOrEvent> observer) => _subject.Subscribe(observer);

        public void Take(CommandOrEvent received) => _subject.OnNext(received);

        public void Dispose() => _subject.Dispose();
    }
}
