namespace Workbook.Authoring;

/// <summary>
/// Tells from a notebook that was run how each of its tasks came out. The last report of a task counts; a task without one
/// is told why: what its cells failed of, not what followed from that elsewhere.
/// </summary>
public sealed class NotebookJudge
{
    private readonly RunResult _run;
    private readonly IReadOnlyList<NotebookTask> _tasks;
    private readonly Dictionary<string, TaskReport> _reports;
    private readonly FailedCells _failed;

    private NotebookJudge(RunResult run)
    {
        _run = run;
        _tasks = NotebookTask.Of(run.Document);
        _reports = TaskReport.Of(run.Document).ToDictionary(report => report.Task);
        _failed = new FailedCells(run, _tasks);
    }

    /// <summary>How a notebook is run to be judged: to its end, whatever fails, and without training that no check needs.</summary>
    public static RunOptions Options(NotebookDocument notebook, RunOptions options)
    {
        var names = TaskCellNames.Of(notebook);
        return options with
        {
            GoOn = true,
            RunOnce = cell => CellMetadata.HeaderOf(cell).Role is CellRole.Check or CellRole.Experiment,
            // Experiments inside Experiment.Run are told by the environment not to run, and declare what others may use.
            LeaveOut = cell => CellMetadata.HeaderOf(cell).Role == CellRole.Experiment
                && !cell.Source.Contains("Experiment.Run", StringComparison.Ordinal),
            CellName = (_, number) => names[number - 1],
            Environment = new Dictionary<string, string>(options.Environment) { [Variables.Experiments] = "skip" },
        };
    }

    /// <summary>Why the notebook as a whole could not be judged; null where it could.</summary>
    public static string? Failure(RunResult run)
    {
        if (NotebookTask.Of(run.Document).Count == 0)
        {
            return "The notebook holds no tasks: no cell's metadata names one, and none starts with a line like \"// TASK 1.1 "
                + "BatchStatistics (1 point)\".";
        }

        var code = run.Document.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var setup = code.Find(cell => CellMetadata.HeaderOf(cell).Role == CellRole.Setup) ?? code[0];
        if (run.Failures.FirstOrDefault(failure => run.CodeCell(failure) == setup) is not { } failed)
        {
            return null;
        }

        // The process may not have started at all.
        return run.Executed == 0
            ? failed.Error.Message
            : $"The first cell, which loads the library, failed. {FailedCells.Describe(failed.Error, setup)}";
    }

    /// <summary>Every task of the notebook, in its order.</summary>
    public static IReadOnlyList<TaskOutcome> Judge(RunResult run)
    {
        var judge = new NotebookJudge(run);
        return [.. judge._tasks.Select(judge.Outcome)];
    }

    private TaskOutcome Outcome(NotebookTask task)
    {
        var answer = _failed.First(task.Answers);
        if (_reports.GetValueOrDefault(task.Id) is { } report)
        {
            // An older definition may have been judged where the newer one did not compile.
            IReadOnlyList<CheckOutcome> lines = answer is not null && report.Verdict != VerdictWord.Pass
                ? [_failed.Line(answer, task), .. report.Checks]
                : report.Checks;
            var title = task.Title.Length > 0 ? task.Title : report.Title;
            return new(task.Id, title, report.Verdict == VerdictWord.Pass ? task.Possible : 0, task.Possible, report.Verdict, lines)
            { Recognized = report.Recognized, Report = report.Text };
        }

        var line = Unjudged(task, answer);
        return new(task.Id, task.Title, 0, task.Possible, line.Verdict, [line]);
    }

    private CheckOutcome Unjudged(NotebookTask task, CellFailure? answer)
    {
        if ((answer ?? _failed.First(task.Checks)) is { } failure)
        {
            return _failed.Line(failure, task);
        }

        if (task.Checks.Count == 0)
        {
            return CheckOutcome.Plain(
                "check", VerdictWord.Error,
                $"The cell that checks task {task.Id} is missing: the notebook has none that starts with \"// CHECK {task.Id}\". Put it "
                + $"back behind the answer, or take it from the notebook as it was given.");
        }

        return CheckOutcome.Plain("check", VerdictWord.Error, task.Checks.All(cell => _run.CellTimes.ContainsKey(cell))
            ? $"The cell that checks task {task.Id} ran, but left no report. It should end in a call of Check without a semicolon behind "
                + $"it, as the notebook was given."
            : $"The cell that checks task {task.Id} did not run.");
    }
}
