using static Workbook.Cli.Tests.LearnersNotebook;

namespace Workbook.Cli.Tests;

/// <summary>Cells that are missing, do not compile or take the process with them: their task says why, the others are judged.</summary>
public sealed class CheckBrokenCellsTests
{
    [Fact]
    public async Task A_task_without_its_check_is_listed_and_says_so()
    {
        using var notebook = new LearnersNotebook("2-Dropout");
        notebook.Document.Cells.Remove(notebook.Cell("check", "2.2"));
        var check = await notebook.CheckAsync();
        Assert.Equal(("pass", "error", "pass"), (Verdict(check, "2.1"), Verdict(check, "2.2"), Verdict(check, "2.3")));
        Assert.Equal(8, (int)check["possible"]!);
        Assert.Contains("The cell that checks task 2.2 is missing", Message(check, "2.2"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_check_without_a_report_says_what_keeps_it()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        notebook.Cell("check", "0.1").Source += ";";
        var check = await notebook.CheckAsync();
        Assert.Equal(("error", "pass"), (Verdict(check, "0.1"), Verdict(check, "0.2")));
        Assert.Contains("semicolon", Message(check, "0.1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_compile_is_what_its_task_tells_and_others_wait_for()
    {
        using var notebook = new LearnersNotebook("2-Dropout").With("2.1", "return", "int text = \"text\";\n    return");
        var check = await notebook.CheckAsync();
        Assert.Equal(("error", "blocked", "blocked"), (Verdict(check, "2.1"), Verdict(check, "2.2"), Verdict(check, "2.3")));
        Assert.Contains("CS0029", Message(check, "2.1"), StringComparison.Ordinal);
        Assert.Contains("int text = \"text\";", Message(check, "2.1"), StringComparison.Ordinal);
        Assert.Contains("DropoutForward belongs to task 2.1", Message(check, "2.3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_gone_is_named()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        notebook.Document.Cells.Remove(notebook.Cell("answer", "0.1"));
        var check = await notebook.CheckAsync();
        Assert.Equal(("error", "pass"), (Verdict(check, "0.1"), Verdict(check, "0.2")));
        Assert.Contains("Center", Message(check, "0.1"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task An_endless_loop_is_told_with_the_learners_method_and_line()
    {
        using var notebook = new LearnersNotebook("0-StartHere").With("0.1", "return", "while (true) { }\n    return");
        // The check ends each call itself; a cell of the learner's own that never ends costs its time limit, once.
        notebook.Insert(notebook.Document.Cells[0], "Check.TimeLimit = TimeSpan.FromSeconds(1);");
        notebook.Insert(notebook.Cell("answer", "0.1"), "Center(Matrix<double>.Build.Dense(2, 2))");
        var check = await notebook.CheckAsync("--time-limit", "3");
        Assert.Equal(("error", "pass"), (Verdict(check, "0.1"), Verdict(check, "0.2")));
        Assert.Matches(
            @"Center had not ended after 1 s: it was stopped in Center, line \d+\. "
            + "A correct answer takes milliseconds here: look at the loop there",
            Message(check, "0.1"));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task An_answer_that_ends_the_process_costs_its_own_task_only()
    {
        using var notebook = new LearnersNotebook("2-Dropout").With("2.2", "return", "Environment.Exit(3);\n    return");
        var check = await notebook.CheckAsync();
        Assert.Equal(("pass", "error", "error"), (Verdict(check, "2.1"), Verdict(check, "2.2"), Verdict(check, "2.3")));
        Assert.Contains("Environment.Exit(3)", Message(check, "2.2"), StringComparison.Ordinal);
        Assert.Contains("cell of task 2.2, line", Message(check, "2.2"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_stack_overflow_is_told_with_its_method_and_the_others_are_judged()
    {
        using var notebook = new LearnersNotebook("0-StartHere").With("0.1", "return", "return Center(x) + 1.0;\n    return");
        var check = await notebook.CheckAsync();
        Assert.Equal(("error", "pass"), (Verdict(check, "0.1"), Verdict(check, "0.2")));
        Assert.Contains("Stack overflow: Center called itself", Message(check, "0.1"), StringComparison.Ordinal);
        var lines = notebook.Cell("answer", "0.1").Source.Split('\n');
        var call = 1 + Array.FindIndex(lines, line => line.Contains("return Center(x)", StringComparison.Ordinal));
        Assert.Contains($"in Center, line {call}:", Message(check, "0.1"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_cell_of_the_learners_own_that_dies_or_throws_is_no_tasks_fault()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        notebook.Insert(notebook.Document.Cells[0], "Environment.Exit(0);").Insert(notebook.Document.Cells[0], "throw new Exception();");
        Assert.Equal(2, (int)(await notebook.CheckAsync())["points"]!);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task The_last_report_of_a_task_counts()
    {
        using var notebook = new LearnersNotebook("0-StartHere");
        var right = notebook.Cell("answer", "0.1").Source;
        notebook.With("0.1", "return", "x = x + 1.0;\n    return").Insert(notebook.Document.Cells[^1], right + "\nCheck.Center(Center)");
        Assert.Equal("pass", Verdict(await notebook.CheckAsync(), "0.1"));
    }
}
