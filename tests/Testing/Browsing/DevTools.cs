using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Testing;

/// <summary>As much of Chromium's DevTools protocol as it takes to use a page and to read its console.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _asked = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly CancellationTokenSource _end = new();
    private Task _listening = Task.CompletedTask;
    private int _id;

    private DevTools()
    {
    }

    /// <summary>What the page's console has shown as errors and warnings so far, failed loads and uncaught exceptions included.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Takes the first page of a browser that has just been started.</summary>
    /// <exception cref="InvalidOperationException">The browser ended.</exception>
    public static async Task<DevTools> Connect(StreamReader announcements, CancellationToken cancellation)
    {
        string? line;
        while ((line = await announcements.ReadLineAsync(cancellation)) is not null
            && !line.StartsWith(Announcement, StringComparison.Ordinal))
        {
        }

        var address =
            new Uri(line?[Announcement.Length..] ?? throw new InvalidOperationException("The browser ended before it could be used."));
        using var http = new HttpClient();
        var targets = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{address.Port}/json"), cancellation))!.AsArray();
        var tools = new DevTools();
        await tools._socket.ConnectAsync(
            new Uri((string)targets.First(target => (string?)target!["type"] == "page")!["webSocketDebuggerUrl"]!), cancellation);
        tools._listening = tools.Listen();
        return tools;
    }

    /// <summary>Calls a method of the protocol.</summary>
    /// <returns>Its result.</returns>
    /// <exception cref="InvalidOperationException">The browser answered with an error.</exception>
    public async Task<JsonNode> Call(string method, object? parameters, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _id);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } }), WebSocketMessageType.Text,
            endOfMessage: true, cancellation);
        var message = await answer.Task.WaitAsync(cancellation);
        return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]?.ToJsonString()}");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var message = await Receive();
                if (message["id"] is { } id && _asked.TryRemove((int)id, out var answer))
                {
                    answer.SetResult(message);
                }
                else if (Error((string?)message["method"], message["params"]) is { } error)
                {
                    _errors.Enqueue(error);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            foreach (var answer in _asked.Values)
            {
                answer.TrySetException(new InvalidOperationException("The browser has gone.", e));
            }
        }
    }

    private static string? Error(string? method, JsonNode? parameters) => method switch
    {
        "Log.entryAdded" when (string?)parameters!["entry"]!["level"] == "error" =>
            $"{parameters["entry"]!["text"]} {parameters["entry"]!["url"]}",
        "Runtime.exceptionThrown" => parameters!["exceptionDetails"]!.ToJsonString(),
        "Runtime.consoleAPICalled" when (string?)parameters!["type"] is "error" or "warning" => parameters["args"]!.ToJsonString(),
        _ => null,
    };

    private async Task<JsonNode> Receive()
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _end.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close
            ? throw new WebSocketException("closed")
            : JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()))!;
    }
}
