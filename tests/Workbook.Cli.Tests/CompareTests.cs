using System.Text.Json;
using Workbook.Benchmarks.Comparisons;

namespace Workbook.Cli.Tests;

/// <summary>What <c>compare</c> of the benchmarks prints. How fast anything is is no matter of tests.</summary>
public sealed class CompareTests : IDisposable
{
    private static readonly string[] ProductAndBatchNorm = ["gemm.double.50x100x100", "batchnorm.numpy.50x100"];

    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-compare-").FullName;

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Json_has_the_machine_and_rows_of_times_and_of_rates()
    {
        using var json = await JsonAsync("2", ["parallel", "peak.double.50x100x100", "adam.copy.350000"]);

        var machine = json.RootElement.GetProperty("machine");
        Assert.Equal(Environment.ProcessorCount, machine.GetProperty("cores").GetInt32());
        Assert.Equal(2, machine.GetProperty("rounds").GetInt32());
        Assert.Equal(0, machine.GetProperty("peers").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("missing").GetArrayLength());
        var rows = Rows(json);
        string[] names = ["adam.copy", "adam.copy.350000", "parallel.100x3072x500", "peak.double.50x100x100"];
        Assert.Equal(names, rows.Keys.Order(StringComparer.Ordinal));
        AssertCompared(rows["parallel.100x3072x500"], "ms", (ours, peer) => peer / ours);
        AssertCompared(rows["peak.double.50x100x100"], "GFLOP/s", (ours, peer) => ours / peer);
        AssertCompared(rows["adam.copy.350000"], "GB/s", (ours, peer) => ours / peer);
        AssertCompared(rows["adam.copy"], "GB/s", (ours, peer) => ours / peer);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Json_compares_with_NumPy()
    {
        Clients.Require("numpy");
        using var json = await JsonAsync("2", ProductAndBatchNorm);

        var peer = Assert.Single(json.RootElement.GetProperty("machine").GetProperty("peers").EnumerateArray());
        Assert.StartsWith("NumPy ", peer.GetString(), StringComparison.Ordinal);
        Assert.Equal(0, json.RootElement.GetProperty("missing").GetArrayLength());
        var rows = Rows(json);
        Assert.Equal(ProductAndBatchNorm.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows.Values, row => AssertCompared(row, "ms", (ours, peer) => peer / ours));
    }

    [Fact]
    public async Task Json_without_NumPy_has_our_side_and_how_to_get_it()
    {
        HideNumPy();
        using var json = await JsonAsync("1", ProductAndBatchNorm);

        Assert.Equal(0, json.RootElement.GetProperty("machine").GetProperty("peers").GetArrayLength());
        var missing = Assert.Single(json.RootElement.GetProperty("missing").EnumerateArray());
        Assert.Contains("python3-numpy", missing.GetString(), StringComparison.Ordinal);
        var rows = Rows(json);
        Assert.Equal(ProductAndBatchNorm.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows.Values, row =>
        {
            Assert.True(row.GetProperty("ours").GetDouble() > 0);
            Assert.Equal("ms", row.GetProperty("unit").GetString());
            Assert.All(new[] { "peer", "ratio", "low", "high" }, key => Assert.Equal(JsonValueKind.Null, row.GetProperty(key).ValueKind));
        });
    }

    // The launcher builds, if nothing has before, and a notebook's process compiles what the row times.
    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Json_has_the_step_of_a_net_with_a_learners_layers()
    {
        HideNumPy();
        using var json = await JsonAsync("1", ["step.learner"]);

        var (name, row) = Assert.Single(Rows(json));
        Assert.Equal("step.learner.numpy", name);
        Assert.True(row.GetProperty("ours").GetDouble() > 0);
    }

    [Fact]
    public async Task The_table_has_the_rows_and_what_is_missing()
    {
        HideNumPy();
        var call = await CompareAsync("--rounds", "1", "--only", "gemm.double.50x100x100", "parallel");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        static string Row(string name) => $@"(?m)^\| {name} +\| +[\d.]+ \| +";
        Assert.Contains("Medians of 1 rounds", call.Output, StringComparison.Ordinal);
        Assert.Matches(Row("gemm.double.50x100x100") + @"\| ms +\| +\| +\|$", call.Output);
        Assert.Matches(Row("parallel.100x3072x500") + @"[\d.]+ \| ms +\| +[\d.]+ \| \([\d.]+ to [\d.]+\) +\|$", call.Output);
        Assert.Matches("(?m)^Not installed: NumPy .*python3-numpy", call.Output);
    }

    [Fact]
    public void The_median_and_the_spread_are_those_of_the_rounds()
    {
        var time = ComparisonRow.Of("x", "ms", moreIsBetter: false, [1, 4, 2], [3, 4, 10]);
        Assert.Equal((2.0, 4.0, 2.0, 1.0, 5.0), (time.Ours, time.Peer, time.Ratio, time.Low, time.High));

        var rate = ComparisonRow.Of("x", "GB/s", moreIsBetter: true, [30, 20], [10, 40]);
        Assert.Equal((25.0, 25.0, 1.0, 0.5, 3.0), (rate.Ours, rate.Peer, rate.Ratio, rate.Low, rate.High));
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task The_whole_workbook_is_run_by_the_launcher_which_has_built_before()
    {
        var run = new WorkbookRun(StandIn("""echo "$*" >> calls; [ "$1" = --version ] || sleep 0.2"""));

        Assert.InRange(await run.SecondsAsync(), 0.2, double.MaxValue);
        await run.SecondsAsync();
        Assert.Equal(["--version", "run", "run"], File.ReadLines(Path.Combine(_folder, "calls")));
        Assert.Equal(OperatingSystem.IsLinux(), run.PeakMegabytes > 0);
    }

    [Fact(Skip = "needs a POSIX shell", SkipUnless = nameof(HasShell))]
    public async Task Where_the_launcher_fails_its_messages_are_told()
    {
        var run = new WorkbookRun(StandIn("""echo "the build failed" >&2; exit 1"""));

        var failure = await Assert.ThrowsAsync<CommandException>(run.SecondsAsync);
        Assert.Equal("./workbook --version failed:\nthe build failed\n", failure.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Every Python that is started from here finds this first.
    private void HideNumPy() => File.WriteAllText(Path.Combine(_folder, "numpy.py"), "raise ImportError('hidden')");

    private Launcher StandIn(string script)
    {
        var file = Path.Combine(_folder, "workbook");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return new Launcher(new WorkbookFolder(_folder));
    }

    private Task<Call> CompareAsync(params string[] options)
    {
        var start = Call.Of(typeof(CompareCommand), RepositoryRoot.Path, ["compare", .. options]);
        start.Environment["PYTHONPATH"] = _folder;
        return Call.RunAsync(start);
    }

    private async Task<JsonDocument> JsonAsync(string rounds, string[] only)
    {
        var call = await CompareAsync(["--json", "--rounds", rounds, "--only", .. only]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        return JsonDocument.Parse(call.Output);
    }

    private static Dictionary<string, JsonElement> Rows(JsonDocument json) =>
        json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);

    private static void AssertCompared(JsonElement row, string unit, Func<double, double, double> ratio)
    {
        double Number(string name) => row.GetProperty(name).GetDouble();
        Assert.Equal(unit, row.GetProperty("unit").GetString());
        Assert.All(new[] { "ours", "peer", "low" }, name => Assert.True(Number(name) > 0, name));
        Assert.Equal(ratio(Number("ours"), Number("peer")), Number("ratio"), 1e-12);
        Assert.True(Number("low") <= Number("high"));
    }
}
