namespace Workbook.Authoring.Tests;

public sealed class SourceRulesTests
{
    private const string Answer = "\n// BEGIN SOLUTION\nreturn 1;\n// END SOLUTION";

    // The cells of a source, the line that the error names, a part of its reason.
    public static TheoryData<string, int, string> Cases { get; } = new()
    {
        { "#!csharp\n// TASK 1.1 x" + Answer, 2, "wanted a line like \"// TASK 1.4c dvar (2 points)\"" },
        { "#!csharp\n// TASK 1.1 (1 point)" + Answer, 2, "wanted a line like" },
        { "#!csharp\n// TASK x (two points)" + Answer, 2, "wanted a line like" },
        { "#!csharp\n// TASK" + Answer, 2, "wanted a line like" },
        { "#!csharp\n// CHECK", 2, "wanted a line like \"// CHECK 1.4c\"" },
        { "#!csharp\n// EXPERIMENT", 2, "wanted a line like \"// EXPERIMENT A\"" },
        { "#!markdown\n<!-- QUESTION 1.Q1 -->\n", 2, "wanted a line like \"<!-- QUESTION 1.Q1 (3 points) -->\"" },
        { "#!csharp\n1\n\n#!csharp\n// TASK 1.1 x (1 point)\n1", 5, "1.1 has no solution" },
        { "#!csharp\n// TASK 1.1 x (1 point)\n// BEGIN SOLUTION\n1", 2, "BEGIN SOLUTION without END SOLUTION" },
        { "#!csharp\n// TASK 1.1 x (1 point)\n// END SOLUTION\n1", 2, "line 2 of the cell: END SOLUTION without BEGIN SOLUTION" },
        { "#!csharp\n// TASK 1.1 x (1 point)\n// BEGIN SOLUTION\n\n// END SOLUTION\n1", 2, "line 4 of the cell: the solution is empty" },
        { "#!csharp\n// TASK 1.1 x (1 point)\n// BEGIN SOLUTION\n//BEGIN SOLUTION\n1", 2,
            "line 3 of the cell: BEGIN SOLUTION inside a solution" },
        { "#!csharp\n// TASK 1.1 x (1 point)" + Answer + "\n\n#!csharp\n// TASK 1.1 y (1 point)" + Answer, 8, "a second cell for 1.1" },
        { "#!csharp\n1\n#!csharp\n// CHECK 1.1\n1", 4, "CHECK 1.1 stands before or without TASK 1.1" },
        { "#!csharp\n1" + Answer, 2, "a solution stands in a cell that is neither TASK nor QUESTION" },
        { "#!csharp\n// EXPERIMENT A" + Answer, 2, "a solution stands in a cell that is neither" },
        { "#!markdown\ntext\n<!-- BEGIN SOLUTION -->\nx\n<!-- END SOLUTION -->", 2, "a solution stands in a cell that is neither" },
        { "#!meta\n{", 2, "not JSON" },
        { "", 1, "holds no cells; wanted the source of a notebook" },
        { Sample.Meta, 1, "holds no cells" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_source_that_breaks_a_rule_is_refused_with_its_line(string text, int line, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookSource.Parse(text, "x.dib"));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("// CHECK 1.1", CellRole.Check, "1.1", null, null)]
    [InlineData("// CHECK 2.3 dropout in the net (2 points)", CellRole.Check, "2.3", "dropout in the net", 2)]
    [InlineData("// TASK 1.10 LayerNormBackward (4 points)", CellRole.Answer, "1.10", "LayerNormBackward", 4)]
    [InlineData("// TASK 1.7 a (b) c (1 point)", CellRole.Answer, "1.7", "a (b) c", 1)]
    [InlineData("// EXPERIMENT A", CellRole.Experiment, "A", null, null)]
    [InlineData("// EXPERIMENT B: twenty scales", CellRole.Experiment, "B", "twenty scales", null)]
    [InlineData("// INSTRUCTOR", CellRole.Instructor, "", null, null)]
    [InlineData("// A TASK for you", CellRole.Given, "", null, null)]
    [InlineData("// CHECKED", CellRole.Given, "", null, null)]
    public void The_first_line_says_what_a_cell_is(string line, CellRole role, string task, string? name, int? points) =>
        Assert.Equal(new CellHeader(role, task, name, points), CellHeader.Of(NotebookCell.CSharp(line + "\nx")));

    [Fact]
    public void Ids_of_cells_do_not_move_when_another_part_grows()
    {
        var before = NotebookSource.Parse(Sample.Source, "x.dib").Cells.Select(cell => cell.Id).ToArray();
        var after = NotebookSource.Parse(
            Sample.Source.Replace("#!csharp\n\n// TASK 1.4c", "#!markdown\n\nnew\n\n#!csharp\n\n// TASK 1.4c", StringComparison.Ordinal),
            "x.dib").Cells.Select(
                cell => cell.Id).ToArray();
        Assert.Equal(["task-1-1-text-1"], after.Except(before));
        Assert.Equal(after.Length, after.Distinct().Count());
        Assert.Contains("section-one-of-everything", after);
    }
}
