namespace Workbook.Cli;

/// <summary>Checked answers as text: a line for each task, what is wrong below it, what to do next.</summary>
internal static class CheckText
{
    public static void Show(Screen screen, NotebookCheck check)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{check.Notebook} (seed {check.Seed})"));
        screen.Line("");
        if (check.Failure is { } failure)
        {
            screen.Line("It could not be judged. " + failure);
            return;
        }

        var (ids, titles) = (check.Tasks.Max(task => task.Id.Length), check.Tasks.Max(task => task.Title.Length));
        var told = new HashSet<(string Id, string Name)>();
        foreach (var task in check.Tasks)
        {
            var points = string.Create(CultureInfo.InvariantCulture, $"{task.Points} of {task.Possible}");
            screen.Line(
                $"{VerdictWord.Symbol(task.Verdict)} {task.Id.PadRight(ids)}  {task.Title.PadRight(titles)}  {points,8}  "
                + $"{VerdictWord.Sentence(task.Verdict)}");

            // A stub's line says no more than the verdict.
            if (task.FirstProblem is { Message.Length: > 0 } problem && problem.Name != VerdictWord.Sentence(task.Verdict))
            {
                screen.Line($"    {problem.Name}: {problem.Message}");
            }

            Mistakes(screen, task, told);
        }

        screen.Line("");
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{check.Points} of {check.Possible} points, {check.Tasks.Count(task => task.Passes)} of {check.Tasks.Count} tasks."));
        screen.Line(Next(check));
        if (NextTask(check) is { Verdict: VerdictWord.Fail or VerdictWord.Error, Report.Length: > 0 } next)
        {
            screen.Line("");
            screen.Line(next.Report.TrimEnd());
        }
    }

    // In words: ids are for tools. What the compiler says of a known mistake explains itself.
    private static void Mistakes(Screen screen, TaskOutcome task, HashSet<(string Id, string Name)> told)
    {
        foreach (var finding in task.Recognized.GroupBy(mistake => mistake.Finding).Select(group => group.ToList()))
        {
            // One name may stand for slips at different steps.
            if (finding.Find(mistake => told.Contains((mistake.Id, mistake.Name))) is { } known)
            {
                screen.Line($"    The same as above: {known.Name}.");
                continue;
            }

            told.UnionWith(finding.Select(mistake => (mistake.Id, mistake.Name)));
            foreach (var (index, mistake) in finding.Index())
            {
                screen.Line($"    {(index == 0 ? "Recognized" : "Or, with the same results")}: {mistake.Name}. {mistake.Sentence}");
                screen.Line($"    Ask yourself: {mistake.Question}");
            }
        }
    }

    // What waits for another task is never what to do next.
    private static TaskOutcome? NextTask(NotebookCheck check)
    {
        var open = check.Tasks.Where(task => !task.Passes).ToList();
        return open.Find(task => task.Verdict != VerdictWord.Blocked) ?? open.FirstOrDefault();
    }

    private static string Next(NotebookCheck check)
    {
        var next = NextTask(check);
        if (next is null)
        {
            return check.Questions == 0
                ? "All tasks are done."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"All tasks are done. The notebook's {check.Questions} questions are answered in words, which nobody checks here.");
        }

        var name = $"task {next.Id}{(next.Title.Length > 0 ? $" ({next.Title})" : "")}";
        return next.Verdict switch
        {
            VerdictWord.NotAttempted => $"Next: write {name}.",
            VerdictWord.Fail => $"Next: put {name} right. This is its report; its hints are below its check.",
            VerdictWord.Error =>
                $"Next: look at {name}. {(next.Report.Length > 0 ? "This is its report:" : "Why it could not be judged stands above.")}",
            _ => $"Next: {name}.",
        };
    }
}
