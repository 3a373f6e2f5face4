namespace Workbook.Checks.Reports;

/// <summary>A task's hints as a notebook has them under its check, in markdown.</summary>
internal static class HintsMarkdown
{
    public static string Of(TaskEntry task) => string.Join('\n',
    [
        .. task.Hints.Select((hint, level) => $"{level + 1}. *{TaskEntry.Levels[level]}.* {hint}"),
        "",
        $"[The explained answer]({task.Answer}) is in the solved notebook.",
    ]);
}
