using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Workbook.Clients.Tests;

/// <summary>Stands in for the hosts that a page asks for scripts, over TLS on this machine.</summary>
internal sealed class LocalCdn : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly byte[]? _script;

    /// <param name="script">What every address holds; <see langword="null"/>: nothing is found anywhere.</param>
    public LocalCdn(string? script)
    {
        _script = script is null ? null : Encoding.UTF8.GetBytes(script);
        _listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first lines of what was asked: "GET /plotly.min.js".</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                _ = Answer(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(_certificate);
                using var reader = new StreamReader(stream);
                var first = await reader.ReadLineAsync() ?? "";
                while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
                {
                }

                _asked.Enqueue(first.Replace(" HTTP/1.1", "", StringComparison.Ordinal));
                var body = _script ?? [];
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {(_script is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: text/javascript\r\nContent-Length: "
                    + $"{body.Length}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"));
                if (first.StartsWith("GET", StringComparison.Ordinal))
                {
                    await stream.WriteAsync(body);
                }
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The browser changed its mind.
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=cdn", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
