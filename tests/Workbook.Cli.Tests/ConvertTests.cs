using System.Text.Json.Nodes;
using Workbook.Engine.Documents;

namespace Workbook.Cli.Tests;

/// <summary><c>workbook convert</c>, and what <c>check</c> says of its results.</summary>
public sealed class ConvertTests
{
    [Theory]
    [InlineData("0-StartHere")]
    [InlineData("1-BatchNormalization")]
    [InlineData("2-Dropout")]
    [InlineData("solutions/0-StartHere")]
    [InlineData("solutions/1-BatchNormalization")]
    [InlineData("solutions/2-Dropout")]
    public async Task There_and_back_a_notebook_loses_its_outputs_and_nothing_else(string name)
    {
        using var workspace = new Workspace();
        var source = RepositoryRoot.Combine($"notebooks/{name}.ipynb");
        var there = await workspace.CallAsync("convert", source, "there.dib");
        var without = JsonNode.Parse(File.ReadAllText(source))!;
        var outputs = 0;
        foreach (var cell in without["cells"]!.AsArray().Where(cell => (string)cell!["cell_type"]! == "code"))
        {
            outputs += cell!["outputs"]!.AsArray().Count > 0 ? 1 : 0;
            (cell["outputs"], cell["execution_count"]) = (new JsonArray(), null);
        }

        Assert.Equal(
            (0, outputs == 0 ? "" : $"there.dib: without the outputs of {outputs} cells, for which a .dib has no place.\n"),
            (there.ExitCode, there.Error));
        var back = await workspace.CallAsync("convert", "there.dib", "back.ipynb");
        Assert.Equal((0, ""), (back.ExitCode, back.Error));
        Assert.Equal(without.ToJsonString(), JsonNode.Parse(workspace.Read("back.ipynb"))!.ToJsonString());
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_by_force_only()
    {
        using var workspace = new Workspace();
        workspace.Write("there.ipynb", "mine");
        string[] words = ["convert", "notebooks/source/1-Small.dib", "there.ipynb"];
        Assert.Equal(new Call(1, "", "there.ipynb is there already; --force overwrites it.\n"), await workspace.CallAsync(words));
        Assert.Equal("mine", workspace.Read("there.ipynb"));
        Directory.CreateDirectory(workspace.Path("folder.ipynb"));
        Assert.Equal(
            new Call(1, "", "folder.ipynb is a folder; wanted a file.\n"), await workspace.CallAsync("convert", words[1], "folder.ipynb"));
        Assert.Equal(
            new Call(0, "notebooks/source/1-Small.dib -> there.ipynb (4 cells)\n", ""), await workspace.CallAsync([.. words, "--force"]));
        Assert.Equal(4, NotebookDocument.Load(workspace.Path("there.ipynb")).Cells.Count);
    }

    [Fact]
    public async Task With_json_it_prints_one_object()
    {
        using var workspace = new Workspace();
        var call = await workspace.CallAsync("convert", "notebooks/source/1-Small.dib", "a/small.ipynb", "--json");
        Assert.Equal(
            new Call(
                0, """{"failure":null,"from":"notebooks/source/1-Small.dib","to":"a/small.ipynb","cells":4,"withoutOutputs":0}""" + "\n", ""),
            call with { Output = call.Output.Replace(@"\\", "/", StringComparison.Ordinal) });
        workspace.Write("bad.ipynb", "{");
        var bad = await workspace.CallAsync("convert", "bad.ipynb", "bad.dib", "--json");
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("bad.ipynb line 1: not JSON", (string)JsonNode.Parse(bad.Output)!["failure"]!, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Path("bad.dib")));
    }

    [Fact]
    public async Task A_check_says_of_the_dib_what_it_says_of_the_notebook()
    {
        using var notebook = new LearnersNotebook("2-Dropout").With("2.2", "return", "dout = -dout;\n    return");
        var before = await notebook.CheckAsync("--seed", "7");
        Assert.Equal(0, (await Call.RunAsync(notebook.Folder, "convert", "notebooks/2-Dropout.ipynb", "notebooks/mine.dib")).ExitCode);
        var after = JsonNode.Parse((await Call.RunAsync(notebook.Folder, "check", "notebooks/mine.dib", "--seed", "7", "--json")).Output)!;
        Assert.Equal("notebooks/mine.dib", ((string)after["notebook"]!).Replace('\\', '/'));
        before["notebook"] = (string)after["notebook"]!;
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }
}
