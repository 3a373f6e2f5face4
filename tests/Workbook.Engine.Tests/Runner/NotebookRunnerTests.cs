using System.Text;

namespace Workbook.Engine.Tests.Runner;

public class NotebookRunnerTests
{
    [Fact]
    public async Task Outputs_are_kept_as_a_notebook_keeps_them()
    {
        var document = Notebook(
            "Console.Write(\"a\"); Console.Write(\"b\\n\"); Console.Error.WriteLine(\"c\"); display(\"d\"); var x = 4; x",
            "var live = display(\"epoch 1\"); live.Update(\"epoch 2\"); Console.WriteLine(\"10 %\\r20 %\\r100 %\");",
            "live.Update(\"epoch 3\");",
            "display(HTML(\"<div class=\\\"workbook-figure\\\"></div>\")); x + 1");
        document.Cells.Insert(1, NotebookCell.Markdown("# text"));
        document.Cells.Add(new NotebookCell(CellKind.Code, "mermaid", "graph TD"));
        var steps = new List<RunProgress>();
        var result = await Run(document, progress: steps);
        Assert.True(result.Succeeded);
        Assert.Equal((5, 5, 1), (result.Cells, result.Executed, result.Figures));
        Workbook.Testing.Snapshot.Match(Describe(result.Document), "outputs.txt");
        Assert.Contains(steps, s => s is { Cell: 2, Cells: 5, Text: "epoch 2" });
        Assert.All(document.Cells, c => Assert.Empty(c.Outputs));
    }

    [Fact]
    public async Task Run_stops_at_the_first_failing_cell()
    {
        var document = Notebook("var x = 1;", "\nthrow new InvalidOperationException(\"broken\");", "Console.WriteLine(\"never\");");
        document.Cells[2].Outputs.Add(CellOutput.Stream("stdout", "of an earlier run"));
        document.Cells[2].ExecutionCount = 9;
        var result = await Run(document);
        var failure = Assert.Single(result.Failures);
        Assert.Equal((2, document.Cells[1].Id, 2), (failure.Number, failure.Id, failure.Error.Line!.Value));
        Assert.Equal((3, 2, false), (result.Cells, result.Executed, result.Succeeded));
        Assert.Equal("error", Assert.Single(result.Document.Cells[1].Outputs).OutputType);
        Assert.Empty(result.Document.Cells[2].Outputs);
        Assert.Null(result.Document.Cells[2].ExecutionCount);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task One_notebooks_end_is_not_anothers()
    {
        var results = await Task.WhenAll(
            Run(Notebook("Environment.Exit(0);", "1")),
            Run(Notebook("async Task<int> F(int n) => await F(n + 1) + 1;\nawait F(0)")),
            Run(Notebook("while (true) { }"), new RunOptions { CellLimit = TimeSpan.FromSeconds(1) }),
            Run(Notebook("1 + 1")));
        Assert.Equal(
            [CellErrorKind.ProcessExit, CellErrorKind.StackOverflow, CellErrorKind.TimeLimit, null],
            results.Select(r => r.Failures.SingleOrDefault()?.Error.Kind));
        Assert.Equal("2", results[3].Document.Cells[0].Outputs[0].Data("text/plain"));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Exception_of_a_thread_that_outlived_its_cell_is_put_to_that_cell()
    {
        var result =
            await Run(Notebook(
                "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(200); throw new Exception(\"late\"); }).Start();",
                "await Task.Delay(600);", "1"));
        Assert.Equal(1, Assert.Single(result.Failures).Number);
        Assert.Equal("error", Assert.Single(result.Document.Cells[0].Outputs).OutputType);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Threads_are_what_the_notebook_sees_as_cores() =>
        Assert.Equal(
            "1", (await Run(Notebook("Environment.ProcessorCount"), new RunOptions { Threads = 1 })).Document.Cells[0].Outputs[0]
                .Data("text/plain"));

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Run_that_is_stopped_between_cells_starts_no_other()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Callback(state =>
        {
            if (state.Cell == 2)
            {
                stop.Cancel();
            }
        });
        var result =
            await NotebookRunner.RunAsync(Notebook("1", "2", "3"), AppContext.BaseDirectory, new RunOptions(), progress, stop.Token);
        var failure = Assert.Single(result.Failures);
        Assert.Equal((2, CellErrorKind.Interrupted, 1), (failure.Number, failure.Error.Kind, result.Executed));
        Assert.Null(result.Document.Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task Notebook_without_code_runs() =>
        Assert.Equal((0, true), ((await Run(new NotebookDocument())).Cells, true));

    private static NotebookDocument Notebook(params string[] cells)
    {
        var document = new NotebookDocument();
        foreach (var source in cells)
        {
            var cell = NotebookCell.CSharp(source);
            cell.Id = $"cell-{document.Cells.Count}";
            document.Cells.Add(cell);
        }

        return document;
    }

    private static Task<RunResult> Run(NotebookDocument document, RunOptions? options = null, List<RunProgress>? progress = null) =>
        NotebookRunner.RunAsync(
            document, AppContext.BaseDirectory, options ?? new RunOptions(), progress is null ? null : new Steps(progress),
            TestContext.Current.CancellationToken);

    private static string Describe(NotebookDocument document)
    {
        var text = new StringBuilder();
        foreach (var cell in document.Cells)
        {
            text.Append($"[{cell.ExecutionCount}] {cell.Source}\n");
            foreach (var output in cell.Outputs)
            {
                text.Append("    ").Append(output.Json.ToJsonString()).Append('\n');
            }
        }

        return text.ToString();
    }

    private sealed class Callback(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }

    private sealed class Steps(List<RunProgress> steps) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => steps.Add(value);
    }
}
