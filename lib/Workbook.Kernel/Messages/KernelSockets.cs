using System.Globalization;
using System.Text;
using NetMQ;
using NetMQ.Sockets;

namespace Workbook.Kernel;

/// <summary>
/// The five sockets of a kernel. One thread owns them all and does nothing but carry messages, so that the heart beats whatever else
/// is going on. What is no message of the protocol is reported and dropped.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    // Jupyter's clients take up to six digits of a second.
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private readonly MessageFormat _format;
    private readonly Dictionary<KernelChannel, NetMQSocket> _sockets;
    private readonly NetMQSocket _heartbeat;
    private readonly NetMQQueue<(KernelChannel Channel, IReadOnlyList<byte[]>? Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly string _session = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;

    /// <exception cref="NetMQException">A port is taken.</exception>
    public KernelSockets(ConnectionFile connection)
    {
        _format = new MessageFormat(connection.Key);
        _sockets = new()
        {
            [KernelChannel.Shell] = Bound(new RouterSocket(), connection.Address(connection.ShellPort)),
            [KernelChannel.Control] = Bound(new RouterSocket(), connection.Address(connection.ControlPort)),
            [KernelChannel.Stdin] = Bound(new RouterSocket(), connection.Address(connection.StdinPort)),
            [KernelChannel.Iopub] = Bound(new XPublisherSocket(), connection.Address(connection.IopubPort)),
        };
        _heartbeat = Bound(new ResponseSocket(), connection.Address(connection.HbPort));
        _poller = [_heartbeat, _outgoing, .. _sockets.Values];
        _heartbeat.ReceiveReady += (_, e) => e.Socket.SendMultipartMessage(e.Socket.ReceiveMultipartMessage());
        _outgoing.ReceiveReady += (_, _) => SendQueued();
        foreach (var (channel, socket) in _sockets)
        {
            socket.ReceiveReady += (_, e) => Receive(channel, e.Socket.ReceiveMultipartBytes());
        }
    }

    /// <summary>Called for each message that came, on the sockets' thread: it must not wait.</summary>
    public event Action<KernelChannel, KernelMessage>? Received;

    public void Start() => _poller.RunAsync("sockets");

    /// <summary>Sends a message. May be called from any thread; messages of one thread keep their order.</summary>
    /// <exception cref="JsonException">It cannot be written as JSON.</exception>
    public void Send(KernelChannel channel, KernelMessage message) => _outgoing.Enqueue((channel, _format.Write(message)));

    /// <summary>Makes a message that answers the parent, or nothing, for identities or with a topic.</summary>
    public KernelMessage Message(string type, JsonObject content, JsonObject? parent = null, params IReadOnlyList<byte[]> identities)
    {
        var header = new JsonObject
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{_session}_{Interlocked.Increment(ref _count)}"),
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = KernelInfo.ProtocolVersion,
        };
        return new KernelMessage(identities, header, (JsonObject?)parent?.DeepClone() ?? [], [], content);
    }

    /// <exception cref="JsonException">It cannot be written as JSON.</exception>
    public void Publish(string type, JsonObject content, JsonObject? parent)
        => Send(KernelChannel.Iopub, Message(type, content, parent, Encoding.UTF8.GetBytes($"kernel.{_session}.{type}")));

    /// <summary>Sends what is queued, and closes the sockets once that is under way.</summary>
    public async Task CloseAsync()
    {
        // Frames that are not there mark the queue's end.
        _outgoing.Enqueue((KernelChannel.Iopub, null));
        await _sent.Task.WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    public void Dispose()
    {
        if (!_poller.IsDisposed)
        {
            _poller.Dispose();
            _outgoing.Dispose();
            _heartbeat.Dispose();
            foreach (var socket in _sockets.Values)
            {
                socket.Dispose();
            }
        }
    }

    private static NetMQSocket Bound(NetMQSocket socket, string address)
    {
        // Nothing is dropped because a client reads slowly; what is on its way when the kernel ends has a second.
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        socket.Options.Linger = TimeSpan.FromSeconds(1);
        if (socket is XPublisherSocket)
        {
            // Each subscriber is heard of, also one that wants what others have.
            socket.Options.XPubVerbose = true;
        }

        if (socket is RouterSocket)
        {
            // A client that lost its connection comes back under its name before the old one is known to be gone.
            socket.Options.RouterHandover = true;
        }

        socket.Bind(address);
        return socket;
    }

    private void SendQueued()
    {
        while (_outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            if (next.Frames is null)
            {
                _sent.TrySetResult();
                return;
            }

            try
            {
                _sockets[next.Channel].SendMultipartBytes(next.Frames);
            }
            catch (Exception e)
            {
                KernelLog.Write($"{next.Channel}: not sent. {e.Message}");
            }
        }
    }

    private void Receive(KernelChannel channel, List<byte[]> frames)
    {
        try
        {
            if (channel == KernelChannel.Iopub)
            {
                Welcome(frames[0]);
            }
            else
            {
                Received?.Invoke(channel, _format.Read(frames));
            }
        }
        catch (Exception e)
        {
            // Whatever a client sends, the others go on.
            KernelLog.Write($"{channel}: dropped. {e.Message}");
        }
    }

    // Whoever subscribes is told that it is heard from here on.
    private void Welcome(byte[] subscription)
    {
        if (subscription is [1, .. var topic])
        {
            var message = Message("iopub_welcome", new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) }, null, topic);
            _sockets[KernelChannel.Iopub].SendMultipartBytes(_format.Write(message));
        }
    }
}
