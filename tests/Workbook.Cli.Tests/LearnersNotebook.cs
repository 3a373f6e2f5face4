using System.Text.Json.Nodes;
using Workbook.Engine.Documents;

namespace Workbook.Cli.Tests;

/// <summary>
/// A learner's notebook in a workbook of its own with the library beside it: the committed one, with answers taken from the
/// solved one, and checked by the real command.
/// </summary>
internal sealed class LearnersNotebook : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly string _path;

    /// <param name="name">"1-BatchNormalization".</param>
    /// <param name="whole">Whether its experiments and texts stay; the first cell, the answers and the checks always do.</param>
    /// <param name="answered">Whether the solved notebook's answers stand in it.</param>
    public LearnersNotebook(string name, bool whole = false, bool answered = true)
    {
        _path = $"notebooks/{name}.ipynb";
        Document = NotebookDocument.Load(RepositoryRoot.Combine(_path));
        if (!whole)
        {
            Document.Cells.RemoveAll(cell => Role(cell) is not ("setup" or "answer" or "check"));
        }

        if (answered)
        {
            var solved =
                NotebookDocument.Load(RepositoryRoot.Combine($"notebooks/solutions/{name}.ipynb")).Cells.ToDictionary(cell => cell.Id!);
            foreach (var cell in Document.Cells.Where(cell => Role(cell) == "answer"))
            {
                cell.Source = solved[cell.Id!].Source;
            }
        }

        NotebookLibrary.CopyTo(_workspace.Path("lib/bin"));
    }

    public NotebookDocument Document { get; }

    public string Folder => _workspace.Folder;

    /// <summary>The answer or the check of a task.</summary>
    public NotebookCell Cell(string role, string task) =>
        Document.Cells.First(cell => Role(cell) == role && (string?)cell.Metadata["workbook"]!["task"] == task);

    /// <summary>Puts other text into a task's answer, once.</summary>
    public LearnersNotebook With(string task, string old, string instead)
    {
        var cell = Cell("answer", task);
        var at = cell.Source.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the answer to {task} has no \"{old}\"");
        cell.Source = cell.Source[..at] + instead + cell.Source[(at + old.Length)..];
        return this;
    }

    /// <summary>Takes the other tasks' checks out, to save time; they are then told to be missing.</summary>
    public LearnersNotebook OnlyChecking(string task)
    {
        Document.Cells.RemoveAll(cell => Role(cell) == "check" && (string?)cell.Metadata["workbook"]!["task"] != task);
        return this;
    }

    /// <summary>Puts a cell behind another.</summary>
    public LearnersNotebook Insert(NotebookCell after, string source)
    {
        Document.Cells.Insert(Document.Cells.IndexOf(after) + 1, NotebookCell.CSharp(source));
        return this;
    }

    /// <summary>Saves it and calls <c>workbook check</c>.</summary>
    public async Task<Call> CallAsync(params string[] options)
    {
        Directory.CreateDirectory(_workspace.Path("notebooks"));
        Document.Save(_workspace.Path(_path));
        return await _workspace.CallAsync(["check", _path, .. options]);
    }

    /// <summary>Calls <c>workbook check --json</c>, which must say on stdout only that.</summary>
    public async Task<JsonNode> CheckAsync(params string[] options)
    {
        var call = await CallAsync([.. options, "--json"]);
        Assert.Equal("", call.Error);
        var json = JsonNode.Parse(call.Output)!;
        var good = json["failure"] is null && json["tasks"]!.AsArray().All(task => (string)task!["verdict"]! == "pass");
        Assert.Equal(good ? 0 : 1, call.ExitCode);
        return json;
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>A task of a check's object.</summary>
    public static JsonNode Task(JsonNode check, string id) => check["tasks"]!.AsArray().Single(task => (string)task!["id"]! == id)!;

    /// <summary>The verdict on a task.</summary>
    public static string Verdict(JsonNode check, string id) => (string)Task(check, id)["verdict"]!;

    /// <summary>The message of a task's first line that is no pass.</summary>
    public static string Message(JsonNode check, string id) =>
        (string)Task(check, id)["checks"]!.AsArray().First(line => (string)line!["verdict"]! != "pass")!["message"]!;

    /// <summary>All mistakes named in a task.</summary>
    public static IEnumerable<string> Mistakes(JsonNode check, string id) =>
        Task(check, id)["checks"]!.AsArray().SelectMany(line => line!["mistakes"]!.AsArray()).Select(mistake => (string)mistake!);

    private static string? Role(NotebookCell cell) => (string?)cell.Metadata["workbook"]?["role"];
}
