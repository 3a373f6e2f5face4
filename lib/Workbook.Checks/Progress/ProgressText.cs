using System.Text;

namespace Workbook.Checks.Progress;

/// <summary>Progress as text: what is done, a table of tasks, what to do next.</summary>
internal static class ProgressText
{
    public static string Of(ProgressReport report)
    {
        var text = new StringBuilder(Headline(report)).AppendLine().AppendLine();
        if (report.Tasks.Count == 0)
        {
            return text.Append("  ").Append(report.Next).ToString().ReplaceLineEndings("\n");
        }

        string[][] rows = [["task", "", "points", "verdict"], .. report.Tasks.Select(Row)];
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            text.Append("  ").Append(row[0].PadRight(widths[0])).Append("  ").Append(row[1].PadRight(widths[1])).Append("  ")
                .Append(row[2].PadLeft(widths[2])).Append("  ").AppendLine(row[3]);
        }

        return text.AppendLine().Append("  ").Append(report.Next).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What is done, in one line.</summary>
    public static string Headline(ProgressReport report)
        => report.Tasks.Count == 0 ? $"{report.Notebook}: no task has been checked yet" : $"{report.Notebook}: {report.Done} of {report.Tasks.Count} tasks are right, {report.Points} of {report.Possible} points";

    /// <summary>The points of a task: "2 of 4".</summary>
    public static string Points(TaskProgress task) => $"{task.Points} of {task.Possible}";

    private static string[] Row(TaskProgress task)
        => [task.Id, task.Title, Points(task), $"{VerdictWords.Symbol(task.Verdict)} {VerdictWords.Sentence(task.Verdict)}"];
}
