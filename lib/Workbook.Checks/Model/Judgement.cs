namespace Workbook.Checks.Model;

/// <summary>What a check found out about an answer: all that a report shows.</summary>
/// <param name="Lines">One line per comparison, in order.</param>
internal sealed record Judgement(TaskEntry Task, IReadOnlyList<CheckLine> Lines)
{
    /// <summary>The verdict on the whole task: the gravest of its lines.</summary>
    public Verdict Verdict => Lines.Count == 0 ? Verdict.Error : Lines.Select(line => line.Verdict).MaxBy(Gravity);

    /// <summary>Whether the answer is wrong or throws; not so where it is not written, or waits for another task.</summary>
    public bool IsWrong => Verdict is Verdict.Fail or Verdict.Error;

    /// <summary>The first line that is wrong; <see langword="null"/> where none is.</summary>
    public CheckLine? FirstWrong => Lines.FirstOrDefault(line => line.Verdict is Verdict.Fail or Verdict.Error);

    /// <summary>The points earned: all of them or none.</summary>
    public int Earned => Verdict == Verdict.Pass ? Task.Points : 0;

    /// <summary>Whether the answer was called; not so where something else was in the way.</summary>
    public bool IsCalled { get; init; } = true;

    /// <summary>The seed that the inputs were drawn from.</summary>
    public int Seed { get; init; }

    /// <summary>The first failure, with expected and found values side by side.</summary>
    public Detail? Detail { get; init; }

    /// <summary>The mistakes that were recognized.</summary>
    public IReadOnlyList<Recognition> Recognized { get; init; } = [];

    /// <summary>What else there is to say, whatever the verdict.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where an exception came from, as a list of calls; <see langword="null"/> where the message says it all.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether a call of the answer did not end in time.</summary>
    public bool IsEndless { get; init; }

    /// <summary>What the answer's code calls.</summary>
    public AnswerCode Code { get; init; } = AnswerCode.Unknown;

    /// <summary>The judgement of a task that was not tried, because something else has to come first.</summary>
    public static Judgement Waiting(TaskEntry task, int seed, string why)
        => Uncalled(task, seed, new CheckLine("waiting", Verdict.Blocked, Message: why));

    /// <summary>The judgement of a task whose answer was not called, with the line that says why.</summary>
    public static Judgement Uncalled(TaskEntry task, int seed, CheckLine why) => new(task, [why]) { Seed = seed, IsCalled = false };

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Blocked => 1,
        Verdict.NotAttempted => 2,
        Verdict.Fail => 3,
        _ => 4,
    };
}

/// <summary>A mistake that was recognized.</summary>
/// <param name="Mistakes">The mistake; several where they give the same results and cannot be told apart.</param>
internal sealed record Recognition(IReadOnlyList<MistakeText> Mistakes);

/// <summary>What a report says of a known mistake.</summary>
internal sealed record MistakeText(string Id, string Name, string Sentence, string Formula, bool FormulaIsRule, string Question);
