using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Tests;

/// <summary>Hints and answer links: every task has them, the notebooks say the same words as the reports, and no link is dead.</summary>
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
        var source = File.ReadAllText(RepositoryRoot.Combine("notebooks", "source", NotebookNames.Of(NotebookNames.NumberOf(task)) + ".dib")).ReplaceLineEndings("\n");
        var check = Regex.Match(source, $@"^// CHECK {Regex.Escape(task)}(?![0-9a-z]).*$", RegexOptions.Multiline);
        Assert.True(check.Success, $"no CHECK {task}");
        var from = source.IndexOf("<summary>Show a hint (click)</summary>", check.Index, StringComparison.Ordinal);
        Assert.True(from > 0 && source.IndexOf("// CHECK", check.Index + 5, StringComparison.Ordinal) is var next && (next < 0 || from < next), $"no hints under CHECK {task}");
        var fold = source[from..source.IndexOf("</details>", from, StringComparison.Ordinal)];
        Assert.Equal(Entry(task).Hints, Hint().Matches(fold).Select(match => match.Groups[1].Value.Trim()));
        Assert.Contains($"]({Entry(task).Answer})", fold, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_link_leads_to_the_tasks_heading_in_the_solved_notebook(string task)
    {
        var (file, anchor) = Entry(task).Answer.Split('#') is [var left, var right] ? (left, right) : default;
        using var solved = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("notebooks", file)));
        var headings = solved.RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "markdown")
            .SelectMany(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())).Split('\n'))
            .Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim().Replace(' ', '-'));
        Assert.Contains(anchor, headings);
    }

    private static TaskEntry Entry(string task) => TaskCatalog.Find(task)!;

    [GeneratedRegex(@"^[123]\. \*[^*]+\*(.*)$", RegexOptions.Multiline)]
    private static partial Regex Hint();
}
