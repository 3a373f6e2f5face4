using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

public sealed class WrongCallTests
{
    // The words of the call, and what the message must name.
    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "", "workbook needs a verb; its verbs are run, check, " },
        { "kernel", "workbook kernel needs a verb; its verbs are install, uninstall" },
        {
            "rum",
            "\"rum\" is not a verb or option of workbook; its verbs are run, check, convert, build, data, kernel, interactive."
        },
        { "interactive bogus", "\"bogus\" is not a verb of workbook interactive; its verbs are install, uninstall, " },
        { "grade", "\"grade\" is not a verb" },
        { "bench", "\"bench\" is not a verb" },
        { "check", "NOTEBOOK" },
        { "check nothere.ipynb", "nothere.ipynb: there is no such notebook." },
        { "check Workbook.slnx", "Workbook.slnx" },
        { "check a.ipynb b.ipynb", "b.ipynb" },
        { "check notebooks/source/1-Small.dib --seed -1", "--seed is \"-1\"; wanted a whole number from 0." },
        { "check notebooks/source/1-Small.dib --seed many", "--seed is \"many\"" },
        { "check notebooks/source/1-Small.dib --time-limit 0", "--time-limit" },
        { "--nonsense", "\"--nonsense\"" },
        { "run --threads", "--threads" },
        { "run --threads 0", "--threads is \"0\"; wanted a whole number from 1." },
        { "run --threads many", "--threads is \"many\"; wanted a whole number from 1." },
        { "run --threads 2 --threads 3", "--threads" },
        { "run --time-limit -1", "--time-limit" },
        { "run --time-limit 4294962", "--time-limit is \"4294962\"; wanted a whole number from 1 to 4294961." },
        { "run --time-limit 99999999999", "wanted a whole number from 1 to 4294961." },
        { "run --nonsense", "\"--nonsense\"" },
        { "run nothere.ipynb", "nothere.ipynb" },
        { "run Workbook.slnx", "Workbook.slnx" },
        { "convert", "convert" },
        { "convert notebooks/source/1-Small.dib", "TO" },
        { "convert nothere.ipynb x.dib", "nothere.ipynb: there is no such notebook." },
        { "convert notebooks/source/1-Small.dib x.txt", "x.txt: is no notebook; wanted .ipynb or .dib." },
        { "convert notebooks/source/1-Small.dib out/", "out/: is no notebook; wanted .ipynb or .dib." },
        { "convert notebooks/source/1-Small.dib x.DIB", "notebooks/source/1-Small.dib and x.DIB have the same format" },
        { "convert notebooks/source/1-Small.dib x.ipynb --nonsense", "\"--nonsense\"" },
        { "build --execute --verify", "--verify writes nothing" },
        { "build --verify --force", "--verify writes nothing" },
        { "build --threads 2", "--threads goes with --execute only" },
        { "build something", "\"something\" is not a verb or option of workbook build" },
        { "kernel install --prefix=", "--prefix is \"\"; wanted a folder." },
        { "data", "workbook data --help" },
        { "data mnist", "\"mnist\"" },
        { "data cifar10 --from", "--from" },
        { "data cifar-style --from x", "\"--from\"" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_wrong_call_names_what_is_wrong_and_exits_with_2(string words, string named)
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.Path("artifacts")));
    }

    [Fact]
    public async Task With_json_a_wrong_call_is_one_object_too()
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync("run", "--threads", "0", "--json");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("--threads", (string)JsonNode.Parse(call.Output)!["failure"]!, StringComparison.Ordinal);
    }
}
