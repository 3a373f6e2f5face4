namespace Workbook.Engine.Tests.Runner;

/// <summary>Runs that go on after a failing cell, with a new process where one died.</summary>
public class GoOnTests
{
    [Fact]
    public async Task Cells_after_a_failing_one_run_and_every_failure_is_kept()
    {
        var result =
            await RunAsync(new RunOptions { GoOn = true }, "var x = 1;", "int y = \"text\";", "throw new Exception(\"own\");", "x + 1");
        Assert.Equal([2, 3], result.Failures.Select(failure => failure.Number));
        Assert.Equal("2", result.Document.Cells[3].Outputs[0].Data("text/plain"));
        Assert.Equal(4, result.Executed);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_cell_that_ends_the_process_costs_itself_only_and_those_before_it_run_again()
    {
        var result = await RunAsync(
            new RunOptions { GoOn = true, RunOnce = cell => cell.Source.StartsWith("Console", StringComparison.Ordinal) },
            "var x = 1;", "x = 2;", "Console.WriteLine(\"once\");", "Environment.Exit(3);",
                "async Task<int> F(int n) => await F(n + 1) + 1;\nawait F(0)", "x + 40");
        Assert.Equal([CellErrorKind.ProcessExit, CellErrorKind.StackOverflow], result.Failures.Select(failure => failure.Error.Kind));
        Assert.Equal("42", result.Document.Cells[5].Outputs[0].Data("text/plain"));
        Assert.Equal("once\n", Assert.Single(result.Document.Cells[2].Outputs).StreamText);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Restarts_are_bounded_and_the_rest_says_why_it_did_not_run()
    {
        var result =
            await RunAsync(new RunOptions { GoOn = true, MostRestarts = 1 }, "Environment.Exit(0);", "Environment.Exit(0);", "1 + 1");
        Assert.Equal(3, result.Failures.Count);
        Assert.Contains("ended the notebook's process 2 times", result.Failures[2].Error.Message, StringComparison.Ordinal);
        Assert.Null(result.Document.Cells[2].ExecutionCount);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Cells_are_left_out_and_named_and_see_the_environment_as_the_options_say()
    {
        var options = new RunOptions
        {
            GoOn = true,
            LeaveOut = cell => cell.Source == "never",
            CellName = (_, number) => $"the cell with number {number}",
            Environment = new Dictionary<string, string> { ["WORKBOOK_TEST"] = "seen" },
        };
        var result = await RunAsync(options, "never", "Environment.GetEnvironmentVariable(\"WORKBOOK_TEST\")", "throw new Exception();");
        Assert.Equal((2, "seen"), (result.Executed, result.Document.Cells[1].Outputs[0].Data("text/plain")));
        Assert.Equal("the cell with number 3", Assert.Single(result.Failures).Error.Cell);
    }

    private static Task<RunResult> RunAsync(RunOptions options, params string[] cells)
    {
        var document = new NotebookDocument();
        document.Cells.AddRange(cells.Select(NotebookCell.CSharp));
        return NotebookRunner.RunAsync(document, AppContext.BaseDirectory, options, cancellation: TestContext.Current.CancellationToken);
    }
}
