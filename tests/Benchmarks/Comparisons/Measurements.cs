using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>The measurements of <c>compare</c>.</summary>
/// <param name="Rows">The lines.</param>
/// <param name="Machine">What they were measured on.</param>
/// <param name="Missing">Peers that are not installed, with how to get them.</param>
internal sealed record Measurements(IReadOnlyList<ComparisonRow> Rows, JsonObject Machine, IReadOnlyList<string> Missing)
{
    // A shared machine is slow for seconds: what takes a fifth of one is measured more often than what takes a minute.
    private const int TurnsInRound = 3;

    /// <summary>Measures.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="rounds">In each the sides take turns three times, and once where the whole workbook runs.</param>
    /// <param name="only">Beginnings of the names of rows that are wanted; none for all.</param>
    /// <param name="screen">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Measurements> TakeAsync(
        WorkbookFolder workbook, int rounds, IReadOnlyList<string> only, Screen screen, CancellationToken cancellation)
    {
        using var peers = new Peers();
        var launcher = new Launcher(workbook);
        await using var learner = new LearnersNet(workbook, launcher);
        bool Wanted(string row) => only.Count == 0 || only.Any(beginning => row.StartsWith(beginning, StringComparison.Ordinal));
        var comparisons = All(workbook, peers, learner, launcher)
            .Select(comparison => comparison with { Baselines = [.. comparison.Baselines.Where(baseline => Wanted(baseline.Row))] })
            .Where(comparison => comparison.Baselines.Count > 0 || Wanted(comparison.Name))
            .ToList();
        var libraries = comparisons.SelectMany(comparison => comparison.Baselines).Select(baseline => baseline.Library).OfType<string>();
        await peers.StartAsync(workbook, libraries.Distinct());

        // Once uncounted: compilers and caches are at work in the first round.
        foreach (var comparison in comparisons.Where(comparison => !comparison.IsCold))
        {
            screen.Doing($"warming up: {comparison.Name}");
            await new Results(comparison).MeasureAsync();
        }

        var results = comparisons.ToDictionary(comparison => comparison, comparison => new Results(comparison));
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var comparison in comparisons)
            {
                cancellation.ThrowIfCancellationRequested();
                screen.Doing($"round {round} of {rounds}: {comparison.Name}");
                for (var turn = 0; turn < (comparison.IsCold ? 1 : TurnsInRound); turn++)
                {
                    await results[comparison].MeasureAsync();
                }
            }
        }

        List<ComparisonRow> rows = [.. comparisons.SelectMany(comparison => results[comparison].Rows())];
        if (rows.Where(row => row.Name.StartsWith("adam.copy.", StringComparison.Ordinal)).MinBy(row => row.Ratio) is { } slowest)
        {
            rows.Add(slowest with { Name = "adam.copy" });
        }

        return new(rows, MachineOf(peers, rounds), [.. peers.Missing]);
    }

    /// <summary>Whether there are rows whose names begin so.</summary>
    public static bool HasRows(string beginning)
    {
        var workbook = new WorkbookFolder("");
        var launcher = new Launcher(workbook);
        using var peers = new Peers();
        return All(workbook, peers, new LearnersNet(workbook, launcher), launcher)
            .SelectMany(comparison => comparison.Baselines.Select(baseline => baseline.Row).Append(comparison.Name))
            .Any(name => name.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["machine"] = Machine.DeepClone(),
        ["missing"] = new JsonArray([.. Missing.Select(peer => (JsonNode)JsonValue.Create(peer))]),
        ["rows"] = new JsonArray([.. Rows.Select(row => (JsonNode)row.ToJson())]),
    };

    private static IEnumerable<Comparison> All(WorkbookFolder workbook, Peers peers, LearnersNet learner, Launcher launcher) =>
    [
        .. StepComparisons.All(peers, learner),
        .. KernelComparisons.All(peers),
        .. WorkbookComparisons.All(peers, new WorkbookRun(launcher), workbook),
    ];

    private static JsonObject MachineOf(Peers peers, int rounds) => new()
    {
        ["processor"] = Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["vectors"] = About.Instructions,
        ["system"] = RuntimeInformation.OSDescription,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["peers"] = new JsonArray([.. peers.There.Select(peer => (JsonNode)JsonValue.Create(peer))]),
        ["rounds"] = rounds,
    };

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var lines = File.Exists(Info) ? File.ReadLines(Info) : [];
        var model = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private sealed class Results(Comparison comparison)
    {
        private readonly List<double> _ours = [];
        private readonly IReadOnlyList<Func<Task<double>>>[] _ways = [.. comparison.Baselines.Select(baseline => baseline.Ways())];
        private List<double>[][]? _theirs;

        public async Task MeasureAsync()
        {
            _theirs ??= [.. _ways.Select(ways => ways.Select(_ => new List<double>()).ToArray())];
            _ours.Add(await comparison.Ours());
            for (var i = 0; i < _ways.Length; i++)
            {
                for (var way = 0; way < _ways[i].Count; way++)
                {
                    _theirs[i][way].Add(await _ways[i][way]());
                }
            }
        }

        public IEnumerable<ComparisonRow> Rows() => comparison.Baselines.Count == 0
            ? [ComparisonRow.Alone(comparison.Name, comparison.Unit, _ours)]
            : comparison.Baselines.Select((baseline, i) => _ways[i].Count == 0
                ? ComparisonRow.Alone(baseline.Row, comparison.Unit, _ours)
                : ComparisonRow.Of(baseline.Row, comparison.Unit, comparison.MoreIsBetter, _ours, Best(_theirs![i])));

        private List<double> Best(List<double>[] ways) =>
            (comparison.MoreIsBetter ? ways.MaxBy(ComparisonRow.Median) : ways.MinBy(ComparisonRow.Median))!;
    }
}
