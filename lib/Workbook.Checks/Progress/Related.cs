namespace Workbook.Checks.Progress;

/// <summary>What the last judgements of other tasks have to say about one: an answer that calls a wrong one cannot be right.</summary>
internal static class Related
{
    private const string Forward = "1.3";
    private const string NodeByNode = "1.5";
    private const string Simplified = "1.6";
    private const string Block = "1.7";
    private const string Net = "1.8";

    /// <summary>A task whose answer is or calls another's that did not end: nor would it. Else <see langword="null"/>.</summary>
    public static Judgement? EndlessBefore(TaskEntry task, AnswerCode code, CheckMemory memory)
    {
        bool Runs(Judgement other) => IsCalledBy(code, other) || other.Code.Answers.Intersect(code.Answers).Any();
        return memory.All.FirstOrDefault(other => other.IsEndless && other.Task.Id != task.Id && Runs(other)) is { } cause
            ? WaitFor(cause, task)
            : null;
    }

    /// <summary>A task that waits for another one, whose answer is wrong.</summary>
    public static Judgement WaitFor(Judgement other, TaskEntry task)
    {
        string[] why = [string.Join(" And: ", other.Recognized.Select(ReportWords.Names)), .. ReportWords.Messages(other).Take(1)];
        return Judgement.Waiting(
            task,
            other.Seed,
            $"{task.Title} uses task {other.Task.Id}: {other.Task.Title}, which is not right yet: "
                + $"{string.Join(' ', why.Where(part => part.Length > 0))} Put that one right first "
                + $"(its report stands under CHECK {other.Task.Id}), then run this check again.");
    }

    /// <summary>What numbers are worth that come of code; <see langword="null"/> where it calls no answer that is wrong.</summary>
    public static string? Doubt(AnswerCode code, CheckMemory memory)
    {
        string[] wrong = [.. memory.All.Where(other => other.IsWrong && IsCalledBy(code, other)).Select(other => other.Task.Id)];
        return wrong.Length == 0 ? null
            : $"CHECK {string.Join(" and CHECK ", wrong)} did not pass: these numbers come of code that is not right yet.";
    }

    /// <summary>A judgement, with what follows from those of other tasks.</summary>
    public static Judgement Point(Judgement judgement, CheckMemory memory)
    {
        var (id, title) = (judgement.Task.Id, judgement.Task.Title);
        var cause = memory.All.FirstOrDefault(other => other.Task.Id != id && other.IsWrong && IsCalledBy(judgement.Code, other))?.Task;
        if (judgement.IsWrong && cause is not null)
        {
            judgement = AddToFirst(
                judgement,
                $" {title} calls {cause.Title} (task {cause.Id}), which is not right yet: put that right first, "
                    + "then run this task's cell again, too.");
        }

        if (id is Block or Net)
        {
            judgement = judgement with { Recognized = [.. judgement.Recognized.Select(recognition => Likely(recognition, memory))] };
        }

        return id switch
        {
            NodeByNode when judgement.IsWrong && memory.Of(Simplified) is { Verdict: Verdict.Pass, Task: var right } => Note(
                judgement,
                $"Your {right.Title} (task {right.Id}) is right: print what both give for the same inputs, and see where they part."),
            Simplified when judgement.Verdict == Verdict.Pass && memory.Of(NodeByNode) is { IsWrong: true, Task: var wrong } => Note(
                judgement,
                $"{wrong.Title} (task {wrong.Id}) is not right yet; this answer does not need it. "
                    + "Both should give the same three gradients: compare them step by step."),
            _ => judgement,
        };
    }

    private static bool IsCalledBy(AnswerCode code, Judgement other) => other.Code.Answers.Any(code.Calls.Contains);

    // The block and the net call the batch normalization of earlier tasks. What those have passed is not wrong there: of mistakes with
    // equal results it is none, unless nothing else is left.
    private static Recognition Likely(Recognition recognition, CheckMemory memory)
    {
        bool IsLikely(MistakeText mistake)
            => Passes(mistake) is var passes && (passes.Length == 0 || !passes.All(task => HasPassed(task, memory)));
        MistakeText[] likely = [.. recognition.Mistakes.Where(IsLikely)];
        return new([.. (likely.Length > 0 ? likely : recognition.Mistakes).Select(mistake => WithFunction(mistake, memory))]);
    }

    private static MistakeText WithFunction(MistakeText mistake, CheckMemory memory)
    {
        var passes = Passes(mistake);
        string[] open = [.. passes.Where(task => !HasPassed(task, memory))];
        var (pass, them) = passes.Length == 1 ? ("passes its own check", "it") : ("pass their own checks", "them");
        return passes.Length == 0 ? mistake : mistake with
        {
            Sentence = mistake.Sentence + (open.Length > 0
                ? $" If this is inside your {Functions(open)}, {string.Join(" and ", open.Select(task => $"CHECK {task}"))} will say more."
                : $" Your {Functions(passes)} {pass}: look at how this task's code calls {them}, and at what it does with the results."),
        };
    }

    private static bool HasPassed(string task, CheckMemory memory) => memory.Of(task)?.Verdict == Verdict.Pass;

    // The tasks with the passes in which a mistake can be.
    private static string[] Passes(MistakeText mistake) => mistake.Id.StartsWith("bn-", StringComparison.Ordinal)
        ? [.. new[] { Forward, NodeByNode }.Where(MistakeCatalog.ById(mistake.Id).Tasks.Contains)]
        : [];

    private static string Functions(IEnumerable<string> tasks) => string.Join(" and ", tasks.Select(task => TaskCatalog.Find(task)!.Title));

    private static Judgement Note(Judgement judgement, string note) => judgement with { Notes = [.. judgement.Notes, note] };

    // Where it is read first, and by tools too.
    private static Judgement AddToFirst(Judgement judgement, string sentence)
    {
        var first = judgement.FirstWrong!;
        var changed = first with { Message = first.Message + sentence };
        return judgement with { Lines = [.. judgement.Lines.Select(line => ReferenceEquals(line, first) ? changed : line)] };
    }
}
