using System.Text.Json.Nodes;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>
/// The peers that are installed here, each once with one thread and once with one for each core: nobody knows beforehand which is faster.
/// </summary>
internal sealed class Peers : IDisposable
{
    private static readonly Dictionary<string, string> HowToGet = new()
    {
        ["numpy"] = "NumPy with OpenBLAS (Debian: apt-get install python3-numpy libopenblas0-pthread)",
        ["torch"] = "PyTorch (Debian: apt-get install python3-torch)",
    };

    private readonly Dictionary<string, List<PeerProcess>> _processes = [];

    /// <summary>What is there: "NumPy 1.24.2, …".</summary>
    public IEnumerable<string> There => _processes.Values.Where(processes => processes.Count > 0).Select(processes => processes[0].About);

    /// <summary>What is missing, with how to get it.</summary>
    public IEnumerable<string> Missing => _processes.Where(peer => peer.Value.Count == 0).Select(peer => HowToGet[peer.Key]);

    /// <summary>Starts those of the libraries that are there.</summary>
    public async Task StartAsync(WorkbookFolder workbook, IEnumerable<string> libraries)
    {
        var script = Path.Combine(workbook.Root, "tests", "Benchmarks", "peers", "peer.py");
        foreach (var library in libraries)
        {
            var processes = new List<PeerProcess>();
            _processes[library] = processes;
            foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                if (await PeerProcess.StartAsync(script, library, threads) is { } process)
                {
                    processes.Add(process);
                }
            }
        }
    }

    /// <summary>A side of a comparison: a peer with each of its numbers of threads, or with one of them.</summary>
    public Baseline Baseline(string row, string library, JsonObject request, int? threads = null) => new(row, () =>
    [
        .. _processes[library]
            .Where(process => threads is null || process.Threads == threads)
            .Select(process => (Func<Task<double>>)(async () =>
            {
                var milliseconds = await process.MillisecondsAsync(request);
                await Task.Delay(Rest);
                return milliseconds;
            })),
    ])
    { Library = library };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _processes.Values.SelectMany(processes => processes))
        {
            process.Dispose();
        }
    }

    // Threads of a library that has nothing to do look for work a while before they sleep.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(60);
}
