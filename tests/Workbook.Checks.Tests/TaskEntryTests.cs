using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Tests;

/// <summary>
/// Hints and answer links: every task has them, the built notebooks say the same words as the reports, and no link is dead.
/// </summary>
public partial class TaskEntryTests
{
    public static TheoryData<string> Tasks => [.. TaskCatalog.All.Select(task => task.Id)];

    [Fact]
    public void Every_task_has_a_check_and_points()
    {
        Assert.Equal(typeof(Check).GetMethods().Count(method => method.ReturnType == typeof(CheckReport)), TaskCatalog.All.Count);
        Assert.All(TaskCatalog.All, task => Assert.True(task.Entry.Points > 0, task.Id));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void No_hint_is_empty(string task)
    {
        Assert.Equal(3, Entry(task).Hints.Count);
        Assert.All(Entry(task).Hints, hint => Assert.True(hint.Trim().Length > 10, $"{task}: \"{hint}\""));
        Assert.Contains("?", Entry(task).Hints[0], StringComparison.Ordinal);
        Assert.Distinct(Entry(task).Hints);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_notebook_says_the_same_under_the_check(string task)
    {
        var entry = Entry(task);
        var cells = Cells(NotebookNames.Of(NotebookNames.NumberOf(task)) + ".ipynb").Select(cell => cell.Source).ToList();
        var check = cells.FindIndex(cell => Regex.IsMatch(cell, $@"^// CHECK {Regex.Escape(task)}(?![0-9a-z])"));
        Assert.True(check >= 0, $"no CHECK {task}");
        var fold = cells.Skip(check + 1).TakeWhile(cell => !cell.StartsWith("// CHECK", StringComparison.Ordinal))
            .First(cell => cell.Contains(">Show a hint (click)</summary>", StringComparison.Ordinal));
        Assert.Equal(entry.Hints, Hint().Matches(fold).Select(match => match.Groups[1].Value.Trim()));
        Assert.Contains($"]({entry.Answer})", fold, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_link_leads_to_the_tasks_heading_in_the_solved_notebook(string task)
    {
        var (file, anchor) = Entry(task).Answer.Split('#') is [var left, var right] ? (left, right) : default;
        var headings = Cells(file).Where(cell => cell.Type == "markdown").SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim().Replace(' ', '-'));
        Assert.Contains(anchor, headings);
    }

    private static List<(string Type, string Source)> Cells(string notebook)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("notebooks", notebook)));
        return [.. json.RootElement.GetProperty("cells").EnumerateArray().Select(cell => (
            cell.GetProperty("cell_type").GetString()!,
            string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()))))];
    }

    private static TaskEntry Entry(string task) => TaskCatalog.Find(task)!;

    [GeneratedRegex(@"^[123]\. \*[^*]+\*(.*)$", RegexOptions.Multiline)]
    private static partial Regex Hint();
}
