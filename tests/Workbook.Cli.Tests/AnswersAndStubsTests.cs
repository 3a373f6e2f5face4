using System.Text.Json;
using Workbook.Engine.Documents;
using Workbook.Engine.Runner;

namespace Workbook.Cli.Tests;

/// <summary>
/// The notebooks as they are committed: each answer of a solved one passes its check, each stub of a learner's one is "not attempted"; a
/// check without a stub of its own is "blocked".
/// </summary>
public sealed class AnswersAndStubsTests
{
    [Theory]
    [InlineData("0-StartHere")]
    [InlineData("1-BatchNormalization")]
    [InlineData("2-Dropout")]
    public async Task Every_answer_passes_its_check(string notebook)
    {
        var verdicts = await VerdictsAsync($"notebooks/solutions/{notebook}.ipynb", "notebooks/solutions");

        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.Equal((verdict.Task, "pass"), verdict));
    }

    [Theory]
    [InlineData("0-StartHere")]
    [InlineData("1-BatchNormalization")]
    [InlineData("2-Dropout")]
    public async Task No_stub_passes_its_check(string notebook)
    {
        var path = $"notebooks/{notebook}.ipynb";
        var verdicts = await VerdictsAsync(path, "notebooks");
        var stubs = NotebookDocument.Load(RepositoryRoot.Combine(path)).Cells.Where(cell => Role(cell) == "answer")
            .Select(TaskOf)
            .ToHashSet();

        Assert.NotEmpty(stubs);
        Assert.All(verdicts, verdict => Assert.Equal((verdict.Task, stubs.Contains(verdict.Task) ? "not-attempted" : "blocked"), verdict));
    }

    /// <summary>Runs only what a check needs: the first cell, the answers and the checks.</summary>
    private static async Task<List<(string Task, string Verdict)>> VerdictsAsync(string path, string folder)
    {
        var document = NotebookDocument.Load(RepositoryRoot.Combine(path));
        var kept = document.Cells.Where(cell => Role(cell) is "setup" or "answer" or "check").ToList();
        document.Cells.Clear();
        foreach (var cell in kept)
        {
            document.Cells.Add(cell);
        }

        using var workspace = new Workspace();
        Directory.CreateDirectory(workspace.Path(folder));
        NotebookLibrary.CopyTo(workspace.Path("lib/bin"));

        var run = await NotebookRunner.RunAsync(
            document, workspace.Path(folder), new RunOptions(), cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(run.Failures);
        var checks = run.Document.Cells.Where(cell => Role(cell) == "check").ToList();
        Assert.Equal(kept.Count(cell => Role(cell) == "check"), checks.Count);
        return checks.ConvertAll(Verdict);
    }

    private static string? Role(NotebookCell cell) => (string?)cell.Metadata["workbook"]?["role"];

    private static string? TaskOf(NotebookCell cell) => (string?)cell.Metadata["workbook"]?["task"];

    private static (string Task, string Verdict) Verdict(NotebookCell check)
    {
        var report = check.Outputs.Select(output => output.Data("application/vnd.workbook.check+json")).OfType<string>().Single();
        using var json = JsonDocument.Parse(report);
        Assert.Equal(TaskOf(check), json.RootElement.GetProperty("id").GetString());
        return (json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("verdict").GetString()!);
    }
}
