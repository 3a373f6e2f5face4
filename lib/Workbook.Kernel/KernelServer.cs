using System.Threading.Channels;

namespace Workbook.Kernel;

/// <summary>
/// A Jupyter kernel for C#, for any number of clients: requests on the shell channel wait for each other, those for control for no cell.
/// Source: <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</see>, version 5.4.
/// </summary>
internal sealed class KernelServer : IAsyncDisposable
{
    private readonly KernelSockets _sockets;
    private readonly KernelSession _session;
    private readonly CellExecution _execution;
    private readonly CodeQuestions _questions;
    private readonly InputHistory _history = new();
    private readonly InputAnswers _answers = new();
    private readonly Dictionary<string, Func<KernelMessage, Task<JsonObject?>>> _handlers;
    private readonly Channel<(long Number, KernelMessage Message)> _shell = Channel.CreateUnbounded<(long, KernelMessage)>();
    private readonly Channel<(long Number, KernelMessage Message)> _control = Channel.CreateUnbounded<(long, KernelMessage)>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _received;

    // Requests up to this one are not executed any more.
    private long _aborted;
    private JsonObject _lastCell = [];

    /// <summary>Listens, and starts the session.</summary>
    public KernelServer(ConnectionFile connection, string folder)
    {
        _sockets = new KernelSockets(connection);
        _session = new KernelSession(folder, OnFault);
        _execution = new CellExecution(_sockets, _session, _history, _answers);
        _questions = new CodeQuestions(_session);
        _handlers = new()
        {
            ["kernel_info_request"] = _ => Answer(KernelInfo.Content()),
            ["execute_request"] = ExecuteAsync,
            ["complete_request"] = async request => await _questions.CompleteAsync(request).ConfigureAwait(false),
            ["inspect_request"] = async request => await _questions.InspectAsync(request).ConfigureAwait(false),
            ["is_complete_request"] = async request => await _questions.IsCompleteAsync(request).ConfigureAwait(false),
            ["history_request"] = request => Answer(_history.Answer(request)),
            ["comm_info_request"] = _ => Answer(new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() }),
            ["comm_open"] = RefuseComm,
            ["comm_msg"] = _ => Task.FromResult<JsonObject?>(null),
            ["comm_close"] = _ => Task.FromResult<JsonObject?>(null),
            ["interrupt_request"] = _ =>
            {
                _session.Interrupt();
                return Answer(new JsonObject { ["status"] = "ok" });
            },
            ["shutdown_request"] = request => Answer(new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", false) }),
        };
        _sockets.Received += OnReceived;
    }

    /// <summary>Serves until a client asks the kernel to end, or <paramref name="stop"/> does.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        _session.Start();
        _sockets.Start();
        _sockets.Publish("status", new JsonObject { ["execution_state"] = "starting" }, null);
        using var stopping = stop.Register(() => _ended.TrySetResult());
        var serving = Task.WhenAny(ServeAsync(_shell.Reader, KernelChannel.Shell), ServeAsync(_control.Reader, KernelChannel.Control));
        await await Task.WhenAny(serving.Unwrap(), _ended.Task).ConfigureAwait(false);
    }

    public void Interrupt() => _session.Interrupt();

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync().ConfigureAwait(false);
        await _sockets.CloseAsync().ConfigureAwait(false);
    }

    private void OnReceived(KernelChannel channel, KernelMessage message)
    {
        if (channel == KernelChannel.Stdin)
        {
            if (message.Type == "input_reply")
            {
                _answers.Take(message.ParentId, message.Text("value"));
            }

            return;
        }

        var number = Interlocked.Increment(ref _received);
        (channel == KernelChannel.Control ? _control : _shell).Writer.TryWrite((number, message));
    }

    private async Task ServeAsync(ChannelReader<(long Number, KernelMessage Message)> queue, KernelChannel channel)
    {
        await foreach (var (number, message) in queue.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await ServeAsync(message, channel, aborted: number <= Interlocked.Read(ref _aborted)).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A header that cannot be read, for instance: nobody could be answered.
                KernelLog.Write($"{channel}: dropped. {e.GetBaseException().Message}");
            }
        }
    }

    private async Task ServeAsync(KernelMessage message, KernelChannel channel, bool aborted)
    {
        if (!_handlers.TryGetValue(message.Type, out var handler))
        {
            KernelLog.Write($"{channel}: \"{message.Type}\" is no request that this kernel knows");
            return;
        }

        Status("busy", message);
        try
        {
            Reply(channel, message, message.Type == "execute_request" && aborted
                ? _execution.Aborted()
                : await handler(message).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            KernelLog.Write($"{message.Type}: {e}");
            Reply(channel, message, new JsonObject
            { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray(e.Message) });
        }

        Status("idle", message);
        if (message.Type == "shutdown_request")
        {
            _ended.TrySetResult();
        }
    }

    private void Reply(KernelChannel channel, KernelMessage message, JsonObject? content)
    {
        if (content is null)
        {
            return;
        }

        var type = message.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        _sockets.Send(channel, _sockets.Message(type, content, message.Header, message.Identities));
        if (type == "shutdown_reply")
        {
            // All clients hear that the kernel ends.
            _sockets.Publish(type, content, message.Header);
        }
    }

    private async Task<JsonObject?> ExecuteAsync(KernelMessage request)
    {
        var stops = request.Flag("stop_on_error", true);
        _lastCell = request.Header;
        var content = await _execution.ExecuteAsync(request).ConfigureAwait(false);
        if (content["status"]!.ToString() == "error" && stops)
        {
            // What was sent before the failure could be known.
            Interlocked.Exchange(ref _aborted, Interlocked.Read(ref _received));
        }

        return content;
    }

    // No target is known here.
    private Task<JsonObject?> RefuseComm(KernelMessage request)
    {
        _sockets.Publish(
            "comm_close", new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() }, request.Header);
        return Task.FromResult<JsonObject?>(null);
    }

    private static Task<JsonObject?> Answer(JsonObject content) => Task.FromResult<JsonObject?>(content);

    private void Status(string state, KernelMessage message) =>
        _sockets.Publish("status", new JsonObject { ["execution_state"] = state }, message.Header);

    private void OnFault(CellError error)
        => _sockets.Publish(
            "stream", new JsonObject { ["name"] = "stderr", ["text"] = string.Join('\n', error.Traceback) + "\n" }, _lastCell);
}
