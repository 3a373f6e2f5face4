using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Tests.Charts;

/// <summary>As much of Chromium's DevTools protocol as it takes to read a page's console.</summary>
internal static class DevTools
{
    private const string Announcement = "DevTools listening on ";

    /// <summary>Opens a page in a browser that has just been started, and listens for a while.</summary>
    public static async Task<IReadOnlyList<string>> ConsoleErrors(StreamReader announcements, string url, TimeSpan duration)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string? line;
        while ((line = await announcements.ReadLineAsync(timeout.Token)) is not null && !line.StartsWith(Announcement, StringComparison.Ordinal))
        {
        }

        using var http = new HttpClient();
        var address = new Uri(line![Announcement.Length..]);
        var targets = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{address.Port}/json"), timeout.Token))!.AsArray();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)targets.First(target => (string?)target!["type"] == "page")!["webSocketDebuggerUrl"]!), timeout.Token);

        foreach (var (id, method) in new[] { "Log.enable", "Runtime.enable", "Page.enable", "Page.navigate" }.Index())
        {
            object parameters = method == "Page.navigate" ? new { url } : new { };
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
        }

        var errors = new List<string>();
        using var listening = new CancellationTokenSource(duration);
        try
        {
            while (true)
            {
                var message = await Receive(socket, listening.Token);
                var parameters = message["params"];
                switch ((string?)message["method"])
                {
                    case "Log.entryAdded" when (string?)parameters!["entry"]!["level"] == "error":
                        errors.Add((string)parameters["entry"]!["text"]!);
                        break;
                    case "Runtime.exceptionThrown":
                        errors.Add(parameters!["exceptionDetails"]!.ToJsonString());
                        break;
                    case "Runtime.consoleAPICalled" when (string?)parameters!["type"] is "error" or "warning":
                        errors.Add(parameters["args"]!.ToJsonString());
                        break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return errors;
        }
    }

    private static async Task<JsonNode> Receive(ClientWebSocket socket, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancellation);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()))!;
    }
}
