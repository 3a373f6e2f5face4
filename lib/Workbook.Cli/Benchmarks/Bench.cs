using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Workbook.Cli;

/// <summary>The measurements of <c>workbook bench</c>.</summary>
/// <param name="Rows">The lines.</param>
/// <param name="Machine">What they were measured on.</param>
/// <param name="Missing">Peers that are not installed, with how to get them.</param>
internal sealed record Bench(IReadOnlyList<BenchRow> Rows, JsonObject Machine, IReadOnlyList<string> Missing)
{
    // A shared machine is slow for seconds: what takes a fifth of one is measured more often than what takes a minute.
    private const int TurnsInRound = 3;

    /// <summary>Measures.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="rounds">In each the sides take turns three times, and once where the whole workbook runs.</param>
    /// <param name="only">Beginnings of the names of rows that are wanted; none for all.</param>
    /// <param name="screen">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Bench> RunAsync(WorkbookFolder workbook, int rounds, IReadOnlyList<string> only, Screen screen, CancellationToken cancellation)
    {
        using var peers = new Peers();
        await using var learner = new LearnersNet(workbook);
        bool Wanted(string row) => only.Count == 0 || only.Any(beginning => row.StartsWith(beginning, StringComparison.Ordinal));
        var contests = Contests(workbook, peers, learner)
            .Select(contest => contest with { Rivals = [.. contest.Rivals.Where(rival => Wanted(rival.Row))] })
            .Where(contest => contest.Rivals.Count > 0 || Wanted(contest.Name))
            .ToList();
        await peers.StartAsync(workbook, contests.SelectMany(contest => contest.Rivals).Select(rival => rival.Library).OfType<string>().Distinct());

        // Once uncounted: compilers and caches are at work in the first round.
        foreach (var contest in contests.Where(contest => !contest.IsCold))
        {
            screen.Doing($"warming up: {contest.Name}");
            await new Results(contest).MeasureAsync();
        }

        var results = contests.ToDictionary(contest => contest, contest => new Results(contest));
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var contest in contests)
            {
                cancellation.ThrowIfCancellationRequested();
                screen.Doing($"round {round} of {rounds}: {contest.Name}");
                for (var turn = 0; turn < (contest.IsCold ? 1 : TurnsInRound); turn++)
                {
                    await results[contest].MeasureAsync();
                }
            }
        }

        List<BenchRow> rows = [.. contests.SelectMany(contest => results[contest].Rows())];
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
        using var peers = new Peers();
        return Contests(workbook, peers, new LearnersNet(workbook))
            .Any(contest => contest.Rivals.Select(rival => rival.Row).Append(contest.Name).Any(name => name.StartsWith(beginning, StringComparison.Ordinal)));
    }

    /// <summary>The object of <c>--json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["machine"] = Machine.DeepClone(),
        ["missing"] = new JsonArray([.. Missing.Select(peer => (JsonNode)JsonValue.Create(peer))]),
        ["rows"] = new JsonArray([.. Rows.Select(row => (JsonNode)row.ToJson())]),
    };

    private static IEnumerable<Contest> Contests(WorkbookFolder workbook, Peers peers, LearnersNet learner) =>
        [.. StepContests.All(peers, learner), .. KernelContests.All(peers), .. WorkbookContests.All(peers, new WholeRun(workbook), workbook)];

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
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private sealed class Results(Contest contest)
    {
        private readonly List<double> _ours = [];
        private readonly IReadOnlyList<Func<Task<double>>>[] _ways = [.. contest.Rivals.Select(rival => rival.Ways())];
        private List<double>[][]? _theirs;

        public async Task MeasureAsync()
        {
            _theirs ??= [.. _ways.Select(ways => ways.Select(_ => new List<double>()).ToArray())];
            _ours.Add(await contest.Ours());
            for (var i = 0; i < _ways.Length; i++)
            {
                for (var way = 0; way < _ways[i].Count; way++)
                {
                    _theirs[i][way].Add(await _ways[i][way]());
                }
            }
        }

        public IEnumerable<BenchRow> Rows() => contest.Rivals.Count == 0
            ? [BenchRow.Alone(contest.Name, contest.Unit, _ours)]
            : contest.Rivals.Select((rival, i) => _ways[i].Count == 0
                ? BenchRow.Alone(rival.Row, contest.Unit, _ours)
                : BenchRow.Of(rival.Row, contest.Unit, contest.MoreIsBetter, _ours, Best(_theirs![i])));

        private List<double> Best(List<double>[] ways) => contest.MoreIsBetter ? ways.MaxBy(BenchRow.Median)! : ways.MinBy(BenchRow.Median)!;
    }
}
