using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests.Web;

/// <summary>A Jupyter Notebook server with the workbook's kernel, which ends with this process whatever happens.</summary>
internal sealed class JupyterServer : IAsyncDisposable
{
    // The server is asked to end, and ends its kernels, when the other end of the pipe is closed: also when the tests are killed.
    private const string EndsWithItsInput = "\"$@\" > \"$LOG\" 2>&1 & server=$!; cat > /dev/null; kill $server; wait $server";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private JupyterServer(Process process) => _process = process;

    /// <summary>The address, with a slash at its end.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Installs the kernel and starts the server.</summary>
    /// <param name="python">The interpreter that has the application.</param>
    /// <param name="work">Where it works.</param>
    /// <exception cref="InvalidOperationException">The one or the other does not work; the message holds what it said.</exception>
    public static async Task<JupyterServer> Start(string python, WorkFolder work)
    {
        await InstallKernel(work);

        var start =
            new ProcessStartInfo(
                "/bin/sh", [
                    "-c", EndsWithItsInput, "sh", python, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1",
                    $"--port={FreePort()}",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={work.Root}"])
            {
                RedirectStandardInput = true,
            };
        start.Environment["LOG"] = work.ServerLog;
        foreach (var (name, value) in work.Environment)
        {
            start.Environment[name] = value;
        }

        var server = new JupyterServer(Process.Start(start)!);
        try
        {
            server.Url = await server.Answers(work);
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

    // With the user's own home: the build that it may start looks for packages there.
    private static async Task InstallKernel(WorkFolder work)
    {
        var start = new ProcessStartInfo(RepositoryRoot.Combine("workbook"), ["kernel", "install"])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_DATA_DIR"] = work.JupyterData;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"./workbook kernel install ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server takes another port where someone else was faster; its own file has the right one.
    private async Task<Uri> Answers(WorkFolder work)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && !_process.HasExited; await Task.Delay(50))
        {
            try
            {
                if (Directory.Exists(work.JupyterRuntime)
                    && Directory.EnumerateFiles(work.JupyterRuntime, "nbserver-*.json").FirstOrDefault() is { } file
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

        throw new InvalidOperationException($"jupyter-notebook does not answer: {await File.ReadAllTextAsync(work.ServerLog)}");
    }
}
