namespace Workbook.Authoring.Tests;

/// <summary>What a source may leave to a catalog of tasks, and what it must say itself.</summary>
public sealed class TaskTextsTests
{
    private const string Answer = "\n// BEGIN SOLUTION\nreturn 1;\n// END SOLUTION";

    private static readonly TaskTexts Catalog = new(id => id switch
    {
        "1.1" => new TaskText("Twice", 1, "1. *A question.* What is 2 · 21?"),
        "1.2" => new TaskText("Half", 2, "1. *A question.* What is 84 / 2?"),
        _ => null,
    });

    // The cells of a source, the line that the error names, a part of its reason.
    public static TheoryData<string, int, string> Refused { get; } = new()
    {
        { "#!csharp\n1\n\n#!csharp\n// TASK 9.9"
            + Answer, 5, "// TASK 9.9 leaves the rest to the catalog of tasks, which has no 9.9; wanted // TASK 9.9 Name (2 points)" },
        { "#!markdown\n<!-- HINTS 9.9 -->", 2,
            "<!-- HINTS 9.9 --> leaves the rest to the catalog of tasks, which has no 9.9; wanted a fold with the hints themselves" },
        { "#!csharp\n// TASK 1.1 Thrice (1 point)"
            + Answer, 2, "1.1 is \"Thrice\" with 1 point here, and \"Twice\" with 1 point in the catalog of tasks" },
        { "#!csharp\n// TASK 1.2 Half (3 points)"
            + Answer, 2, "1.2 is \"Half\" with 3 points here, and \"Half\" with 2 points in the catalog of tasks" },
        { "#!csharp\n1\n\n#!csharp\n// CHECK 1.2 in two (3 points)\n1", 5, "1.2 is \"Half\" with 3 points here" },
    };

    [Fact]
    public void A_task_line_gets_its_title_and_points()
    {
        var cell = Only("#!csharp\n// TASK 1.1\nint Twice(int x)\n{" + Answer + "\n}");
        Assert.Equal(new CellHeader(CellRole.Answer, "1.1", "Twice", 1), cell.Header);
        Assert.StartsWith("// TASK 1.1 Twice (1 point)\nint Twice(int x)\n", cell.Cell.Source, StringComparison.Ordinal);
        Assert.StartsWith("// TASK 1.2 Half (2 points)\n", Only("#!csharp\n// TASK 1.2" + Answer).Cell.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_says_the_same_itself_is_left_as_it_is()
        => Assert.StartsWith(
            "// TASK 1.2 Half (2 points)\n", Only("#!csharp\n// TASK 1.2 Half (2 points)" + Answer).Cell.Source, StringComparison.Ordinal);

    [Fact]
    public void A_task_that_the_catalog_does_not_know_says_everything_itself()
        => Assert.Equal(new CellHeader(CellRole.Answer, "9.9", "Other", 3), Only("#!csharp\n// TASK 9.9 Other (3 points)" + Answer).Header);

    [Fact]
    public void A_check_without_a_cell_for_its_task_gets_the_points_and_may_have_a_name_of_its_own()
    {
        Assert.Equal(new CellHeader(CellRole.Check, "1.2", "Half", 2), Only("#!csharp\n// CHECK 1.2\n1").Header);
        Assert.Equal(new CellHeader(CellRole.Check, "1.2", "in two", 2), Only("#!csharp\n// CHECK 1.2 in two (2 points)\n1").Header);
    }

    [Fact]
    public void Hints_become_a_fold_and_what_follows_them_stands_at_its_end()
    {
        const string Fold =
            "<details>\n<summary style=\"display:list-item\">Show a hint (click)</summary>\n\n1. *A question.* What is 2 · 21?";
        Assert.Equal(Fold + "\n</details>", Only("#!markdown\n<!-- HINTS 1.1 -->").Cell.Source);
        Assert.Equal(Fold + " Look twice.\n</details>", Only("#!markdown\n<!-- HINTS 1.1 -->\nLook twice.\n").Cell.Source);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_catalog_does_not_know_or_says_otherwise_is_refused_with_its_line(string text, int line, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookSource.Parse(text, "x.dib", Catalog));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void A_source_that_is_run_is_completed_as_far_as_the_catalog_knows()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("workbook-texts-").FullName, "x.dib");
        File.WriteAllText(path, "#!csharp\n// TASK 1.2\n1\n\n#!csharp\n// TASK 9.9\n2\n\n#!markdown\n<!-- HINTS 1.1 -->\n");
        var cells = Catalog.Load(path).Cells.Select(cell => cell.Source.Split('\n')[0]).ToList();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(["// TASK 1.2 Half (2 points)", "// TASK 9.9", "<details>"], cells);
    }

    private static SourceCell Only(string text) => Assert.Single(NotebookSource.Parse(text, "x.dib", Catalog).Cells);
}
