namespace Workbook.Cli;

/// <summary>Tasks' checks, by the last report of each; check cells without one; what is wrong, but not what is unwritten.</summary>
internal sealed record CheckTally(int Passed, int Total, int Silent, IReadOnlyList<string> Wrong)
{
    public bool AllPass => Passed == Total && Silent == 0;

    public static CheckTally Of(NotebookDocument executed)
    {
        var reports = TaskReport.Of(executed);
        var silent = NotebookTask.Of(executed).SelectMany(task => task.Checks).Count(cell => !TaskReport.IsIn(cell));
        var wrong = reports.Where(report => IsWrong(report.Verdict)).Select(Sentence).ToList();
        return new(reports.Count(report => report.Verdict == VerdictWord.Pass), reports.Count, silent, wrong);
    }

    private static string Sentence(TaskReport report)
    {
        var line = report.Checks.FirstOrDefault(check => IsWrong(check.Verdict));
        var what = line is null ? "not right yet" : $"{line.Name}: {line.Message}".TrimEnd(' ', ':');
        return $"Task {report.Task} {report.Title}: {what}";
    }

    private static bool IsWrong(string verdict) => verdict is VerdictWord.Fail or VerdictWord.Error;
}
