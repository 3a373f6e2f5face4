using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workbook.DataSets.Tests;

/// <summary>An HTTP server for one file on this machine, which misbehaves as a test wants.</summary>
internal sealed class SmallFileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _file;

    public SmallFileServer(byte[] file)
    {
        _file = file;
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/files/small.tar.gz");

    /// <summary>The first byte that each request so far asked for.</summary>
    public ConcurrentQueue<long> Requests { get; } = [];

    /// <summary>After how many bytes of an answer's body the connection is cut, request by request; then none is.</summary>
    public Queue<int> Cuts { get; init; } = [];

    public bool KnowsRanges { get; init; } = true;

    public string? Refusal { get; init; }

    /// <summary>Runs before each answer.</summary>
    public Action? BeforeAnswer { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            var from = await ReadRangeAsync(stream);
            Requests.Enqueue(from);
            BeforeAnswer?.Invoke();
            var first = KnowsRanges ? from : 0;
            if (Refusal is not null || first >= _file.Length)
            {
                var status = Refusal ?? $"416 Range Not Satisfiable\r\nContent-Range: bytes */{_file.Length}";
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                return;
            }

            var range = first > 0 ? $"206 Partial Content\r\nContent-Range: bytes {first}-{_file.Length - 1}/{_file.Length}" : "200 OK";
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 {range}\r\nContent-Length: {_file.Length - first}\r\nConnection: close\r\n\r\n"));
            var count = Cuts.TryDequeue(out var cut) ? Math.Min(cut, _file.Length - (int)first) : _file.Length - (int)first;
            await stream.WriteAsync(_file.AsMemory((int)first, count));
            await stream.FlushAsync();
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private static async Task<long> ReadRangeAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[1024];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        const string Header = "Range: bytes=";
        var line = request.ToString().Split("\r\n").FirstOrDefault(one => one.StartsWith(Header, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : long.Parse(line[Header.Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
    }
}
