using System.Text.RegularExpressions;
using Workbook.Authoring;

namespace Workbook.Cli.Tests;

/// <summary>
/// What <c>notebooks/README.md</c> says of the notebooks is what is in them, and each task comes with what a learner needs.
/// </summary>
public sealed partial class NotebookMapTests
{
    private static readonly string Map = File.ReadAllText(RepositoryRoot.Combine("notebooks", "README.md"));
    private static readonly IReadOnlyList<NotebookSource> Sources =
        new NotebookBuilder(RepositoryRoot.Combine("notebooks"), CatalogTexts.All).Sources();

    public static TheoryData<string> Tasks { get; } =
        [.. Sources.SelectMany(source => source.Cells).Where(cell => cell.Header.Role == CellRole.Answer).Select(cell => cell.Header.Task)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_map_has_each_task_with_its_points_and_signatures(string task)
    {
        var cell = Sources.SelectMany(source => source.Cells)
            .Single(cell => cell.Header.Role == CellRole.Answer && cell.Header.Task == task);
        var row = Map.Split('\n').SingleOrDefault(line => line.StartsWith($"| {task} | {cell.Header.Points} |", StringComparison.Ordinal));
        Assert.True(row is not null, $"notebooks/README.md has no row for task {task} with {cell.Header.Points} points.");
        Assert.All(Signatures(cell.Cell.Source), signature => Assert.Contains($"`{signature}`", row, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Each_task_is_followed_by_a_hint_in_three_steps_and_a_link_to_the_answer(string task)
    {
        var source = Sources.Single(source => source.Cells.Any(cell => cell.Header.Role == CellRole.Answer && cell.Header.Task == task));
        var next = source.Cells.SkipWhile(cell => cell.Header.Role != CellRole.Answer || cell.Header.Task != task)
            .Skip(1)
            .TakeWhile(cell => cell.Header.Role != CellRole.Answer);
        var hint = next.First(
            cell => cell.Cell.Source.Contains(">Show a hint (click)</summary>", StringComparison.Ordinal)).Cell.Source;
        Assert.Matches(@"(?s)\n1\. .+\n2\. .+\n3\. .+", hint);
        Assert.Contains($"](solutions/{source.Name}.ipynb#TASK-{task})", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cells_that_the_map_names_are_there()
    {
        var all = string.Join("\n", Sources.SelectMany(source => source.Cells).Select(cell => cell.Cell.Source));
        var named = QuotedName().Matches(Map).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(named, name => Assert.Contains(name, all, StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_counts_the_points_of_the_questions()
    {
        int[] points =
            [.. Sources.Select(
                source => source.Cells.Where(cell => cell.Header.Role == CellRole.Question).Sum(cell => cell.Header.Points ?? 0))
                .Where(sum => sum > 0)];
        Assert.All(points, sum => Assert.Contains($"({sum} points)", Map, StringComparison.Ordinal));
    }

    [Fact]
    public void The_pictures_in_texts_are_there()
    {
        var pictures = Sources.SelectMany(source => source.Cells)
            .SelectMany(cell => Picture().Matches(cell.Cell.Source))
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.True(File.Exists(RepositoryRoot.Combine("notebooks", picture)), picture));
    }

    /// <summary>What declares a method, on one line: what stands before a brace and begins at the left margin.</summary>
    private static IEnumerable<string> Signatures(string code) =>
        Signature().Matches(code).Select(match => match.Groups[1].Value.Replace("(\n    ", "(", StringComparison.Ordinal));

    [GeneratedRegex(@"^([A-Z(][^\n]*(?:\(\n    [^\n]*)?\))\n\{", RegexOptions.Multiline)]
    private static partial Regex Signature();

    // In the map's tables cells and sections stand in quotation marks.
    [GeneratedRegex("\"([^\"\n]+)\"(?! means)")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
