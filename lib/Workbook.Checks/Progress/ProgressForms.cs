using System.Text.Json.Nodes;

namespace Workbook.Checks.Progress;

/// <summary>How far one task is.</summary>
/// <param name="Id">The task's id: "1.4c".</param>
/// <param name="Title">The task's name: "Dvar".</param>
/// <param name="Points">The points earned.</param>
/// <param name="Possible">What the task is worth.</param>
/// <param name="Verdict">What its last check in this session said; <see langword="null"/> where it was not checked.</param>
public sealed record TaskProgress(string Id, string Title, int Points, int Possible, Verdict? Verdict);

/// <summary>Progress as text, as HTML and for tools, made of the same pieces as the reports of checks.</summary>
internal static class ProgressForms
{
    /// <summary>What is done, a table of tasks, what to do next.</summary>
    public static string Text(ProgressReport report)
    {
        string[][] rows = [["task", "", "points", "verdict"], .. report.Tasks.Select(task => new[]
        {
            task.Id, task.Title, Points(task), $"{VerdictWords.Symbol(task.Verdict)} {VerdictWords.Sentence(task.Verdict)}",
        })];
        string[] table = report.Tasks.Count == 0 ? [] : [.. TextForm.Table(rows, 2).Select(row => "  " + row), ""];
        return string.Join('\n', [Headline(report), "", .. table, "  " + report.Next]);
    }

    /// <summary>An HTML fragment that needs no scripts.</summary>
    public static string Html(ProgressReport report)
    {
        var isDone = report.Tasks.Count > 0 && report.Done == report.Tasks.Count;
        var head = Markup.Head(("task", "left"), ("verdict", "left"), ("points", "right"), ("name", "left"));
        var rows = report.Tasks.Select(task => Markup.Cell(Markup.Text(task.Id), "left")
            + Markup.VerdictCell(task.Verdict, VerdictWords.Sentence(task.Verdict))
            + Markup.Cell(Points(task), "right") + Markup.Cell(Markup.Text(task.Title), "left"));
        return Markup.Start(isDone ? Verdict.Pass : null, Headline(report)) + Markup.Paragraph(Markup.Prose(report.Next))
            + (report.Tasks.Count == 0 ? "" : Markup.Table(head, rows)) + "</div>";
    }

    /// <summary>For tools; <c>verdict</c> is <see langword="null"/> where a task was not checked.</summary>
    public static string Json(ProgressReport report) => new JsonObject
    {
        ["notebook"] = report.Notebook,
        ["points"] = report.Points,
        ["possible"] = report.Possible,
        ["tasks"] = ReportJson.List(report.Tasks, task => new JsonObject
        {
            ["id"] = task.Id,
            ["title"] = task.Title,
            ["points"] = task.Points,
            ["possible"] = task.Possible,
            ["verdict"] = VerdictWords.Word(task.Verdict),
        }),
        ["next"] = report.Next,
    }.ToJsonString();

    private static string Headline(ProgressReport report) => report.Notebook + (report.Tasks.Count == 0
        ? ": no task has been checked yet"
        : $": {report.Done} of {report.Tasks.Count} tasks are right, {report.Points} of {report.Possible} points");

    private static string Points(TaskProgress task) => $"{task.Points} of {task.Possible}";
}
