namespace Workbook.Cli;

/// <summary>How many of a notebook's checks passed; the last report of each task counts.</summary>
/// <param name="Passed">Tasks whose checks pass.</param>
/// <param name="Total">Tasks with checks.</param>
/// <param name="Silent">Check cells that reported nothing.</param>
/// <param name="Wrong">The answers that are wrong or threw, each as a sentence; those not written yet are not among them.</param>
internal sealed record CheckTally(int Passed, int Total, int Silent, IReadOnlyList<string> Wrong)
{
    /// <summary>Whether every task passes and every check cell says so.</summary>
    public bool AllPass => Passed == Total && Silent == 0;

    /// <summary>Reads the reports among a notebook's outputs.</summary>
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
