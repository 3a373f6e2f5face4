using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>A Python process with one of the peers loaded, for one number of threads. It answers one request after another.</summary>
internal sealed class PeerProcess : IDisposable
{
    // The first of these that has the library: Debian's own Python has Debian's packages, whatever else lies before it in the path.
    private static readonly string[] Pythons = OperatingSystem.IsWindows() ? ["python", "py"] : ["python3", "/usr/bin/python3"];

    private readonly Process _process;

    private PeerProcess(Process process, JsonObject about, int threads) =>
        (_process, About, Threads) = (process, about["name"] + ", " + about["with"], threads);

    /// <summary>"NumPy 1.24.2, OpenBLAS 0.3.21, …".</summary>
    public string About { get; }

    /// <summary>How many threads it computes with.</summary>
    public int Threads { get; }

    /// <summary>Starts a peer; <see langword="null"/> where no Python here has it.</summary>
    /// <param name="script"><c>peer.py</c>.</param>
    /// <param name="library"><c>numpy</c> or <c>torch</c>.</param>
    /// <param name="threads">How many threads it may use.</param>
    public static async Task<PeerProcess?> StartAsync(string script, string library, int threads)
    {
        foreach (var python in Pythons)
        {
            var start = new ProcessStartInfo(python, [script, library])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var variable in new[] { "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS" })
            {
                start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
            }

            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (await process.StandardOutput.ReadLineAsync() is { } line && Parse(line) is { } about)
                {
                    return new(process, about, threads);
                }

                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such Python here.
            }
        }

        return null;
    }

    /// <summary>The milliseconds of one piece of work.</summary>
    /// <exception cref="CommandException">The peer could not do it.</exception>
    public async Task<double> MillisecondsAsync(JsonObject request)
    {
        await _process.StandardInput.WriteLineAsync(request.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync();
        var answer = line is null ? null : Parse(line);
        var problem = answer?["error"]?.GetValue<string>() ?? (line is null ? "its process ended" : $"it said \"{line}\"");
        return answer?["ms"]?.GetValue<double>() ?? throw new CommandException($"{About} could not do {request["work"]}: {problem}.");
    }

    // A library's warning may stand where an answer is wanted.
    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(2000))
            {
                _process.Kill();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }
}
