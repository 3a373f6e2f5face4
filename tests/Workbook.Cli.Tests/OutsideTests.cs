using System.Text.Json.Nodes;
using Workbook.Engine.Documents;

namespace Workbook.Cli.Tests;

/// <summary>A learner's notebook in a folder that has no library above it.</summary>
public sealed class OutsideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-outside-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1.ipynb")]
    [InlineData("my answers, ü/Täsks 日本.dib")]
    public async Task It_is_checked_with_the_workbooks_library_which_is_told_once(string name)
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        var path = Save(notebook, name);
        var call = await Call.RunAsync(notebook.Folder, "check", path, "--json");
        var check = JsonNode.Parse(call.Output)!;
        Assert.Null(check["failure"]);
        Assert.Equal((2, 2), ((int)check["points"]!, (int)check["possible"]!));
        var wanted = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../lib/bin/Workbook.dll"));
        Assert.Equal($"{Shown(notebook, path)}: {Note(notebook, wanted)}\n", call.Error);
    }

    [Fact]
    public async Task It_is_run_too_and_its_copy_keeps_what_was_told()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        var path = Save(notebook, "a b/1.dib");
        var call = await Call.RunAsync(notebook.Folder, "run", path);
        Assert.Equal(0, call.ExitCode);
        var note = Note(notebook, Path.Combine(_folder, "lib", "bin", "Workbook.dll"));
        Assert.Equal($"{Shown(notebook, path)}: {note}\n", call.Error);
        var executed = NotebookDocument.Load(Path.Combine(notebook.Folder, "artifacts", "1.ipynb"));
        Assert.Contains(executed.Cells.SelectMany(cell => cell.Outputs), output => output.StreamText == note + "\n");
    }

    [Fact]
    public async Task A_library_that_the_workbook_has_not_either_is_missing()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        File.Delete(Path.Combine(notebook.Folder, "lib", "bin", "Workbook.dll"));
        var call = await Call.RunAsync(notebook.Folder, "check", Save(notebook, "1.ipynb"), "--json");
        Assert.Equal((1, ""), (call.ExitCode, call.Error));
        Assert.Contains(
            $", and none of its name in {Path.Combine(notebook.Folder, "lib", "bin")}", (string)JsonNode.Parse(call.Output)!["failure"]!,
            StringComparison.Ordinal);
    }

    private static string Note(LearnersNotebook notebook, string missing) =>
        $"Libraries come from {Path.Combine(notebook.Folder, "lib", "bin")}, for there is no {missing}.";

    private static string Shown(LearnersNotebook notebook, string path) => Path.GetRelativePath(notebook.Folder, path);

    private string Save(LearnersNotebook notebook, string name)
    {
        var path = Path.Combine(_folder, name);
        notebook.Document.Save(path);
        return path;
    }
}
