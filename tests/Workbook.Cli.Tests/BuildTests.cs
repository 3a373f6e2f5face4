using System.Text.Json.Nodes;

namespace Workbook.Cli.Tests;

public sealed class BuildTests
{
    [Fact]
    public async Task Build_writes_both_copies_and_verify_wants_outputs()
    {
        using var workspace = new Workspace();
        var built = await workspace.CallAsync("build");
        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        Assert.Equal(
            "notebooks/1-Small.ipynb: written\nnotebooks/solutions/1-Small.ipynb: written\n", built.Output.Replace('\\', '/'));
        Assert.Contains("NotImplementedException", workspace.Read("notebooks/1-Small.ipynb"), StringComparison.Ordinal);

        var verified = await workspace.CallAsync("build", "--verify", "--json");
        Assert.Equal((1, ""), (verified.ExitCode, verified.Error));
        var json = JsonNode.Parse(verified.Output)!;
        Assert.False((bool)json["ok"]!);
        Assert.Equal(["unchanged", "drift"], json["notebooks"]!.AsArray().Select(notebook => (string)notebook!["status"]!));
        Assert.Equal("setup has no output; build --execute makes it", (string)json["notebooks"]![1]!["problems"]![0]!);
    }

    [Fact]
    public async Task Edited_answers_are_kept_unless_forced()
    {
        using var workspace = new Workspace();
        await workspace.CallAsync("build");
        var edited = workspace.Read("notebooks/1-Small.ipynb").Replace("// YOUR CODE HERE", "// mine", StringComparison.Ordinal);
        workspace.Write("notebooks/1-Small.ipynb", edited);
        var kept = await workspace.CallAsync("build");
        Assert.Equal(0, kept.ExitCode);
        Assert.Contains("1-Small.ipynb: kept\n    the answer to 9.1 was edited\n", kept.Output, StringComparison.Ordinal);
        Assert.Equal(edited, workspace.Read("notebooks/1-Small.ipynb"));
        Assert.Equal(1, (await workspace.CallAsync("build", "--verify")).ExitCode);
        Assert.Equal(0, (await workspace.CallAsync("build", "--force")).ExitCode);
        Assert.DoesNotContain("// mine", workspace.Read("notebooks/1-Small.ipynb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!csharp\n// TASK 1.1 x\n", "1-Small.dib line 2: the cell's first line is")]
    [InlineData("#!meta\n{\n", "1-Small.dib line 2: not JSON")]
    [InlineData(
        "#!csharp\n// TASK 1.4c Dvr (2 points)\n",
        "1-Small.dib line 2: 1.4c is \"Dvr\" with 2 points here, and \"Dvar\" with 2 points in the catalog of tasks")]
    public async Task A_broken_source_is_named_with_its_line(string source, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("notebooks/source/1-Small.dib", source);
        var call = await workspace.CallAsync("build", "--json");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
        Assert.Contains(message, (string)JsonNode.Parse(call.Output)!["failure"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_fills_the_solutions_so_that_verify_is_content()
    {
        using var workspace = new Workspace();
        var built = await workspace.CallAsync("build", "--execute", "--threads", "1");
        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        Assert.Contains("42", workspace.Read("notebooks/solutions/1-Small.ipynb"), StringComparison.Ordinal);
        var verified = await workspace.CallAsync("build", "--verify");
        Assert.Equal(0, verified.ExitCode);
        Assert.Equal(0, (await workspace.CallAsync("build")).ExitCode);
        Assert.Contains("42", workspace.Read("notebooks/solutions/1-Small.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_that_fails_is_not_saved()
    {
        using var workspace = new Workspace();
        workspace.Write(
            "notebooks/source/1-Small.dib", Workspace.Source.Replace("Twice(21)", "Twice(1 / int.Parse(\"0\"))", StringComparison.Ordinal));
        var built = await workspace.CallAsync("build", "--execute", "--json");
        Assert.Equal(1, built.ExitCode);
        Assert.False((bool)JsonNode.Parse(built.Output)!["ok"]!);
        Assert.DoesNotContain("DivideByZero", workspace.Read("notebooks/solutions/1-Small.ipynb"), StringComparison.Ordinal);
    }
}
