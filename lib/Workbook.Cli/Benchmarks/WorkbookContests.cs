using System.Text.Json.Nodes;

namespace Workbook.Cli;

/// <summary>The whole: all solved notebooks from a cold start, beside a NumPy script that trains the same nets for the same steps.</summary>
internal static class WorkbookContests
{
    /// <summary>Both of them; they share their runs.</summary>
    public static IEnumerable<Contest> All(Peers peers, WholeRun run, WorkbookFolder workbook)
    {
        var request = new JsonObject { ["work"] = "experiments", ["data"] = Path.Combine(workbook.Data, "cifar-style") };
        yield return new("workbook", "ms", async () => 1000 * await run.SecondsAsync(), [peers.Rival("workbook.numpy", "numpy", request)]) { IsCold = true };
        if (OperatingSystem.IsLinux())
        {
            yield return new("memory.peak", "MB", () => PeakAsync(run), []) { IsCold = true };
        }
    }

    private static async Task<double> PeakAsync(WholeRun run)
    {
        if (run.PeakMegabytes is null)
        {
            await run.SecondsAsync();
        }

        return run.PeakMegabytes!.Value;
    }
}
