namespace Workbook.Checks.Judging;

/// <summary>What the last reports of other tasks have to say about one: an answer that calls a wrong one cannot be right.</summary>
internal static class Related
{
    private const string Forward = "1.3";
    private const string NodeByNode = "1.5";
    private const string Simplified = "1.6";
    private const string Block = "1.7";
    private const string Net = "1.8";

    /// <summary>The report of a task whose answer calls another one that did not end: it would not end either. <see langword="null"/> where there is none.</summary>
    public static CheckReport? EndlessBefore(TaskCheck task, AnswerCode code, CheckMemory memory)
        => memory.All.FirstOrDefault(other => other.IsEndless && other.Task != task.Id && other.Code.Answers.Any(code.Calls.Contains)) is { } cause ? task.Blocked(cause) : null;

    /// <summary>The report, with what follows from other tasks' reports.</summary>
    public static CheckReport Point(CheckReport report, CheckMemory memory)
    {
        if (report.Verdict is Verdict.Fail or Verdict.Error && memory.All.FirstOrDefault(other => Causes(other, report)) is { } cause)
        {
            report = AddToFirst(report, $" {report.Title} calls {cause.Title} (task {cause.Task}), which is not right yet: put that right first, then run this task's cell again, too.");
        }

        if (report.Task is Block or Net)
        {
            report = report with { Findings = [.. report.Findings.Select(finding => finding with { Mistakes = [.. Likely(finding.Mistakes, memory).Select(mistake => WithFunction(mistake, memory))] })] };
        }

        return report.Task switch
        {
            NodeByNode when IsWrong(report) && memory.Of(Simplified) is { Verdict: Verdict.Pass } right
                => Note(report, $"Your {right.Title} (task {right.Task}) is right: print what both give for the same inputs, and see where they part."),
            Simplified when report.Verdict == Verdict.Pass && memory.Of(NodeByNode)?.Code.Answers.Any(report.Code.Calls.Contains) == true
                => Note(report, $"This answer calls {nameof(Check.BatchNormBackward)}. The task is to write dx as one expression, which does less work: try that, too."),
            Simplified when report.Verdict == Verdict.Pass && memory.Of(NodeByNode) is { } wrong && IsWrong(wrong)
                => Note(report, $"{wrong.Title} (task {wrong.Task}) is not right yet; this answer does not need it. Both should give the same three gradients: compare them step by step."),
            _ => report,
        };
    }

    // The block and the net call the batch normalization of earlier tasks. What those have passed is not wrong there.
    private static Mistake WithFunction(Mistake mistake, CheckMemory memory)
    {
        string[] passes = [.. Passes(mistake)];
        string[] open = [.. passes.Where(task => memory.Of(task)?.Verdict != Verdict.Pass)];
        return passes.Length == 0 ? mistake : mistake with
        {
            Sentence = mistake.Sentence + (open.Length > 0
                ? $" If this is inside your {Functions(open)}, {string.Join(" and ", open.Select(task => $"CHECK {task}"))} will say more."
                : $" Your {Functions(passes)} {(passes.Length == 1 ? "passes its own check" : "pass their own checks")}: look at how this task's code calls {(passes.Length == 1 ? "it" : "them")}, and at what it does with the results."),
        };
    }

    private static IEnumerable<string> Passes(Mistake mistake)
        => mistake.Id.StartsWith("bn-", StringComparison.Ordinal) ? new[] { Forward, NodeByNode }.Where(mistake.Tasks.Contains) : [];

    private static string Functions(IEnumerable<string> tasks) => string.Join(" and ", tasks.Select(task => task == Forward ? nameof(Check.BatchNormForward) : nameof(Check.BatchNormBackward)));

    // Of mistakes with equal results, those that an earlier check has not ruled out.
    private static IReadOnlyList<Mistake> Likely(IReadOnlyList<Mistake> mistakes, CheckMemory memory)
    {
        Mistake[] likely = [.. mistakes.Where(mistake => !Passes(mistake).Any() || Passes(mistake).Any(task => memory.Of(task)?.Verdict != Verdict.Pass))];
        return likely.Length > 0 ? likely : mistakes;
    }

    private static bool Causes(CheckReport other, CheckReport report)
        => other.Task != report.Task && IsWrong(other) && other.Code.Answers.Any(report.Code.Calls.Contains);

    private static bool IsWrong(CheckReport report) => report.Verdict is Verdict.Fail or Verdict.Error;

    private static CheckReport Note(CheckReport report, string note) => report with { Notes = [.. report.Notes, note] };

    // Where it is read first, and by tools too.
    private static CheckReport AddToFirst(CheckReport report, string sentence)
    {
        var first = report.Lines.First(line => line.Verdict is Verdict.Fail or Verdict.Error);
        return report with { Lines = [.. report.Lines.Select(line => ReferenceEquals(line, first) ? line with { Message = line.Message + sentence } : line)] };
    }
}
