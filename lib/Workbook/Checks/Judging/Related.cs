namespace Workbook;

/// <summary>What the last reports of other tasks have to say about one: an answer that calls a wrong one cannot be right.</summary>
internal static class Related
{
    private const string Forward = "1.3";
    private const string NodeByNode = "1.5";
    private const string Simplified = "1.6";
    private const string Block = "1.7";
    private const string Net = "1.8";

    /// <summary>The report, with what follows from other tasks' reports.</summary>
    public static CheckReport Point(CheckReport report, CheckMemory memory)
    {
        if (report.Verdict is Verdict.Fail or Verdict.Error && memory.All.FirstOrDefault(other => Causes(other, report)) is { } cause)
        {
            report = AddToFirst(report, $" {report.Title} calls {cause.Title} (task {cause.Task}), which is not right yet: put that right first, then run this task's cell again, too.");
        }

        if (report.Task is Block or Net)
        {
            report = report with { Findings = [.. report.Findings.Select(finding => finding with { Mistakes = [.. finding.Mistakes.Select(mistake => WithFunction(mistake, memory))] })] };
        }

        return report.Task switch
        {
            NodeByNode when IsWrong(report) && memory.Of(Simplified) is { Verdict: Verdict.Pass } right
                => Note(report, $"Your {right.Title} (task {right.Task}) is right: print what both give for the same inputs, and see where they part."),
            Simplified when report.Verdict == Verdict.Pass && memory.Of(NodeByNode) is { } wrong && IsWrong(wrong)
                => Note(report, $"{wrong.Title} (task {wrong.Task}) is not right yet; this answer does not need it. Both should give the same three gradients: compare them step by step."),
            _ => report,
        };
    }

    // The block and the net call the batch normalization of earlier tasks. What those have just passed is not wrong there.
    private static Mistake WithFunction(Mistake mistake, CheckMemory memory)
    {
        string[] open = [.. new[] { Forward, NodeByNode }.Where(task => mistake.Tasks.Contains(task) && memory.Of(task)?.Verdict != Verdict.Pass)];
        return mistake.Id.StartsWith("bn-", StringComparison.Ordinal) && open.Length > 0
            ? mistake with { Sentence = $"{mistake.Sentence} If this is inside your {string.Join(" or ", open.Select(task => task == Forward ? nameof(Check.BatchNormForward) : nameof(Check.BatchNormBackward)))}, {string.Join(" and ", open.Select(task => $"CHECK {task}"))} will say more." }
            : mistake;
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
