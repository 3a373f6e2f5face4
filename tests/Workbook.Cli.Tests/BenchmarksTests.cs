using System.Text.Json.Nodes;
using Workbook.Benchmarks.Comparisons;

namespace Workbook.Cli.Tests;

/// <summary>How the program in tests/Benchmarks reads its calls.</summary>
public sealed class BenchmarksTests
{
    [Theory]
    [InlineData("help-benchmarks.txt")]
    [InlineData("help-compare.txt", "compare")]
    [InlineData("help-stop-points.txt", "stop-points")]
    public async Task Each_command_explains_itself(string snapshot, params string[] command)
    {
        var call = await CallAsync([.. command, "--help"]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Snapshot.Match(call.Output, snapshot);
    }

    [Theory]
    [InlineData("compare --rounds 0", "--rounds is \"0\"; wanted a whole number from 1.")]
    [InlineData("compare --only nothing", "--only is \"nothing\": no row's name begins so.")]
    [InlineData("compare step", "\"step\" is not a verb or option of benchmarks compare")]
    [InlineData("compare --filter *", "\"--filter\" is not a verb or option of benchmarks compare")]
    [InlineData("stop-points --rounds 1", "\"--rounds\" is not a verb or option of benchmarks stop-points")]
    [InlineData("compere", "\"compere\" is not a verb or option of benchmarks; its verbs are ")]
    public async Task A_wrong_call_names_what_is_wrong_and_exits_with_2(string words, string named)
    {
        var call = await CallAsync(words.Split(' '));
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_a_wrong_call_is_one_object_too()
    {
        var call = await CallAsync("compare", "--rounds", "0", "--json");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("--rounds", (string)JsonNode.Parse(call.Output)!["failure"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchmarkDotNets_switches_reach_it()
    {
        var call = await CallAsync("--list", "flat", "--filter", "*Products*");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("Workbook.Benchmarks.Products<Single>.Forward\n", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("StepParts", call.Output, StringComparison.Ordinal);
    }

    private static Task<Call> CallAsync(params string[] arguments) =>
        Call.RunAsync(Call.Of(typeof(CompareCommand), RepositoryRoot.Path, arguments));
}
