using System.Diagnostics;
using System.Globalization;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>A cold <c>./workbook run</c>, and the most memory that it and its children had at a time.</summary>
internal sealed class WorkbookRun(Launcher launcher)
{
    /// <summary>
    /// The peak of the last run, MB (10⁶ bytes); <see langword="null"/> before the first, and where the system is not Linux.
    /// </summary>
    public double? PeakMegabytes { get; private set; }

    /// <summary>Runs it and says how many seconds it took.</summary>
    /// <exception cref="CommandException">It failed.</exception>
    public async Task<double> SecondsAsync()
    {
        await launcher.BuildAsync();
        long peak = 0;
        var begin = Stopwatch.GetTimestamp();
        await launcher.CallAsync("run", process => peak = Math.Max(peak, ResidentBytes(process)));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        PeakMegabytes = peak > 0 ? peak / 1e6 : null;
        return seconds;
    }

    // Linux tells of each process its parent and its resident pages.
    private static long ResidentBytes(int root)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var (parents, bytes) = (new Dictionary<int, int>(), new Dictionary<int, long>());
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Status(folder) is { } status)
            {
                (parents[id], bytes[id]) = status;
            }
        }

        bool IsOurs(int id) => id == root || (parents.TryGetValue(id, out var parent) && IsOurs(parent));
        return bytes.Where(process => IsOurs(process.Key)).Sum(process => process.Value);
    }

    private static (int Parent, long Bytes)? Status(string folder)
    {
        try
        {
            var (parent, kilobytes) = (0, 0L);
            foreach (var line in File.ReadLines(Path.Combine(folder, "status")))
            {
                if (line.StartsWith("PPid:", StringComparison.Ordinal))
                {
                    parent = int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
                }
                else if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
                {
                    kilobytes = long.Parse(line.AsSpan(6, line.Length - 8), CultureInfo.InvariantCulture);
                }
            }

            return (parent, 1024 * kilobytes);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
