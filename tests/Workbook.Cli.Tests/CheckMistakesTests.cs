using System.Text.Json.Nodes;
using Workbook.Engine.Documents;
using Workbook.Engine.Runner;
using static Workbook.Cli.Tests.LearnersNotebook;

namespace Workbook.Cli.Tests;

/// <summary>Known mistakes in whole notebooks: the checks' cells fail and name them, and so does <c>workbook check</c>.</summary>
public sealed class CheckMistakesTests(CheckMistakesTests.Slipped slipped) : IClassFixture<CheckMistakesTests.Slipped>
{
    public static TheoryData<string> Ids { get; } = [.. Slip.All.Select(slip => slip.Id)];

    [Trait("Category", "Exhaustive")]
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_known_mistake_is_named(string id)
    {
        var slip = Slip.All.Single(slip => slip.Id == id);
        var report = (await slipped.ReportsAsync(slip.Notebook))[id];
        Assert.Equal((slip.Task, "fail"), ((string)report["id"]!, (string)report["verdict"]!));
        Assert.Contains(id, report["checks"]!.AsArray().SelectMany(line => line!["mistakes"]!.AsArray()).Select(name => (string)name!));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_product_of_linear_algebra_that_does_not_compile_is_named_and_explained()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization").With("1.3", "xHat.PointwiseMultiply(gamma)", "gamma * xHat");
        var check = await notebook.OnlyChecking("1.3").CheckAsync();
        Assert.Equal("error", Verdict(check, "1.3"));
        Assert.Equal(["cs-matrix-product"], Mistakes(check, "1.3"));
        Assert.Contains("xHat.PointwiseMultiply(gamma)", Message(check, "1.3"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_function_that_still_calls_what_was_put_right_later_is_named()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization");
        var right = notebook.Cell("answer", "1.4c").Source;
        notebook.With("1.4c", "-0.5", "0.5").Insert(notebook.Cell("answer", "1.5"), right);
        var check = await notebook.OnlyChecking("1.5").CheckAsync();
        Assert.Equal("fail", Verdict(check, "1.5"));
        Assert.Contains("cs-old-definition", Mistakes(check, "1.5"));
    }

    /// <summary>
    /// Each solved notebook, run once: behind its answers each slip's, the check, and the right answers again.
    /// </summary>
    public sealed class Slipped
    {
        private readonly Dictionary<string, Task<Dictionary<string, JsonNode>>> _reports = [];

        /// <summary>What a notebook's checks report, by the slip before them.</summary>
        public Task<Dictionary<string, JsonNode>> ReportsAsync(string notebook) =>
            _reports.TryGetValue(notebook, out var known) ? known : _reports[notebook] = RunAsync(notebook);

        private static async Task<Dictionary<string, JsonNode>> RunAsync(string name)
        {
            using var notebook = new LearnersNotebook(name);
            var cells = notebook.Document.Cells;
            var checks = new Dictionary<string, NotebookCell>();
            foreach (var slip in Slip.All.Where(slip => slip.Notebook == name))
            {
                var tasks = slip.Edits.Select(edit => edit.Task).Distinct().ToList();
                var right = tasks.Select(task => (Cell: notebook.Cell("answer", task), notebook.Cell("answer", task).Source)).ToList();
                foreach (var (task, old, instead) in slip.Edits)
                {
                    notebook.With(task, old, instead);
                }

                cells.AddRange(right.Select(answer => NotebookCell.CSharp(answer.Cell.Source)));
                cells.Add(checks[slip.Id] = NotebookCell.CSharp(notebook.Cell("check", slip.Task).Source));
                foreach (var (cell, source) in right)
                {
                    cell.Source = source;
                    cells.Add(NotebookCell.CSharp(source));
                }
            }

            cells.RemoveAll(cell => (string?)cell.Metadata["workbook"]?["role"] == "check");
            var places = checks.ToDictionary(check => check.Key, check => cells.IndexOf(check.Value));
            var options = new RunOptions { Environment = new Dictionary<string, string> { ["WORKBOOK_CHECK_SEED"] = "5" } };
            var run = await NotebookRunner.RunAsync(
                notebook.Document, Directory.CreateDirectory(Path.Combine(notebook.Folder, "notebooks")).FullName, options,
                cancellation: TestContext.Current.CancellationToken);
            Assert.Empty(run.Failures.Select(failure => string.Join('\n', failure.Error.Traceback)));
            return places.ToDictionary(
                place => place.Key,
                place => JsonNode.Parse(run.Document.Cells[place.Value].Outputs
                    .Select(output => output.Data("application/vnd.workbook.check+json")).OfType<string>().Single())!);
        }
    }
}
