using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests.Web;

/// <summary>A server of one of Jupyter's web applications, which ends with this process whatever happens.</summary>
internal sealed class JupyterServer : IAsyncDisposable
{
    // The server is asked to end, and ends its kernels, when the other end of the pipe is closed: also when the tests are killed.
    private const string EndsWithItsInput = "\"$@\" > \"$LOG\" 2>&1 & server=$!; cat > /dev/null; kill $server; wait $server";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private JupyterServer(Process process) => _process = process;

    /// <summary>The address, with a slash at its end.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>What starts an application's server; JupyterLab is assembled first, unless it is in the user's cache.</summary>
    public static async Task<string[]> Command(Client client)
    {
        if (client == Client.Notebook)
        {
            return [Testing.Clients.Require("notebook"), "-m", "notebook", "--NotebookApp.token=", "--NotebookApp.password="];
        }

        var python = Testing.Clients.Require("jupyterlab_server");
        Testing.Clients.Require("npm");
        var lab = RepositoryRoot.Combine("tests", "Workbook.Clients.Tests", "Web", "Lab");
        var (folder, _) = await Programs.Run("node", [Path.Combine(lab, "build.mjs")]);
        return
        [
            "/usr/bin/env", $"LAB={folder.Trim()}", python, Path.Combine(lab, "server.py"), "--ServerApp.token=", "--ServerApp.password=",
        ];
    }

    /// <summary>Starts a server.</summary>
    /// <param name="client">The application that it serves.</param>
    /// <param name="command">What starts it.</param>
    /// <param name="work">Where it works.</param>
    /// <exception cref="InvalidOperationException">It does not answer; the message holds what it said.</exception>
    public static async Task<JupyterServer> Start(Client client, string[] command, WorkFolder work)
    {
        var log = Path.Combine(work.Home, $"{client}.log");
        string[] arguments = [.. command, "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}"];
        var start = new ProcessStartInfo("/bin/sh", ["-c", EndsWithItsInput, "sh", .. arguments])
        {
            RedirectStandardInput = true,
            WorkingDirectory = work.Root,
        };
        start.Environment["LOG"] = log;
        foreach (var (name, value) in work.Environment)
        {
            start.Environment[name] = value;
        }

        var server = new JupyterServer(Process.Start(start)!);
        try
        {
            server.Url = await server.Answers(PageParts.Of(client).AddressFiles, work.JupyterRuntime, log);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server takes another port where someone else was faster; its own file has the right one.
    private async Task<Uri> Answers(string addressFiles, string runtime, string log)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && !_process.HasExited; await Task.Delay(50))
        {
            try
            {
                if (Directory.Exists(runtime)
                    && Directory.EnumerateFiles(runtime, addressFiles).FirstOrDefault() is { } file
                    && JsonNode.Parse(await File.ReadAllTextAsync(file)) is { } said)
                {
                    var url = new Uri((string)said["url"]!);
                    await http.GetStringAsync(new Uri(url, "api/kernelspecs"));
                    return url;
                }
            }
            catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The server does not answer: {await File.ReadAllTextAsync(log)}");
    }
}
