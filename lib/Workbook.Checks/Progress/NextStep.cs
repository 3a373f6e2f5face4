namespace Workbook.Checks.Progress;

/// <summary>What to do next: the first task that is not right, and what waits for others.</summary>
internal static class NextStep
{
    public static string Of(int notebook, IReadOnlyList<(TaskEntry Task, Judgement? Last)> tasks)
    {
        var open = tasks.Where(entry => entry.Last?.Verdict != Verdict.Pass).ToList();
        if (open.Count == 0)
        {
            return notebook + 1 < NotebookNames.Count
                ? $"All tasks of this notebook are right. The next notebook is {NotebookNames.Of(notebook + 1)}."
                : "All tasks of this notebook are right. What is left are its experiments and questions.";
        }

        // What waits for another task is not what to do next, unless nothing else is left.
        var waiting = open.Where(entry => entry.Last?.Verdict == Verdict.Blocked).ToList();
        var (task, last) = open.Except(waiting).Concat(waiting).First();
        var others = waiting.Where(entry => entry.Task != task).Select(entry => $"{entry.Task.Id} {entry.Task.Title}").ToList();
        return $"Next: task {task.Id} {task.Title} ({ReportWords.Points(task.Points)}). {Why(task, last)}"
            + (others.Count == 0 ? "" : $" Waiting for other tasks: {string.Join(", ", others)}.");
    }

    private static string Why(TaskEntry task, Judgement? last) => last?.Verdict switch
    {
        null => $"It has not been checked since the notebook was started: run its cell, then CHECK {task.Id}.",
        Verdict.NotAttempted => $"It is not written yet; hints stand under CHECK {task.Id}.",
        Verdict.Blocked => ReportWords.Messages(last).FirstOrDefault("It waits for another task."),
        Verdict.Fail when last.Recognized.Count > 0 =>
            $"It is not right yet: {string.Join(" And: ", last.Recognized.Select(ReportWords.Names))} "
                + $"The report under CHECK {task.Id} has a question that leads on.",
        Verdict.Fail =>
            $"It is not right yet: {ReportWords.Messages(last).FirstOrDefault("")} The report under CHECK {task.Id} says where to look.",
        _ when !last.IsCalled => ReportWords.Messages(last).First(),
        _ => $"It stops: {ReportWords.Messages(last).FirstOrDefault("")}",
    };
}
