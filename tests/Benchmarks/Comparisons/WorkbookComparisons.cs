using System.Text.Json.Nodes;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>
/// The whole: all solved notebooks from a cold start, beside a NumPy script that trains the same nets for the same steps.
/// </summary>
internal static class WorkbookComparisons
{
    /// <summary>Both of them; they share their runs.</summary>
    public static IEnumerable<Comparison> All(Peers peers, WorkbookRun run, WorkbookFolder workbook)
    {
        var request = new JsonObject { ["work"] = "experiments", ["data"] = Path.Combine(workbook.Data, "cifar-style") };
        var numPy = peers.Baseline("workbook.numpy", "numpy", request);
        yield return new("workbook", "ms", async () => 1000 * await run.SecondsAsync(), [numPy]) { IsCold = true };
        if (OperatingSystem.IsLinux())
        {
            yield return new("memory.peak", "MB", () => PeakAsync(run), []) { IsCold = true };
        }
    }

    private static async Task<double> PeakAsync(WorkbookRun run)
    {
        if (run.PeakMegabytes is null)
        {
            await run.SecondsAsync();
        }

        return run.PeakMegabytes!.Value;
    }
}
