namespace Workbook.Authoring;

/// <summary>How a task came out: all points or none, a <see cref="VerdictWord"/>, its check's lines or why there are none.</summary>
public sealed record TaskOutcome(string Id, string Title, int Points, int Possible, string Verdict, IReadOnlyList<CheckOutcome> Checks)
{
    /// <summary>The mistakes that were recognized, in words.</summary>
    public IReadOnlyList<RecognizedMistake> Recognized { get; init; } = [];

    /// <summary>The whole report of its check as text; empty where there is none.</summary>
    public string Report { get; init; } = "";

    /// <summary>Whether the answer is right.</summary>
    public bool Passes => Verdict == VerdictWord.Pass;

    /// <summary>The first line that is not a pass; null where there is none.</summary>
    public CheckOutcome? FirstProblem => Checks.FirstOrDefault(check => check.Verdict != VerdictWord.Pass);
}

/// <summary>One line of a task's report, with the measured error and the largest that passes, where there are such.</summary>
public sealed record CheckOutcome(string Name, string Verdict, double? Error, double? Limit, IReadOnlyList<string> Mistakes, string Message)
{
    /// <summary>A line that says why a task could not be judged.</summary>
    public static CheckOutcome Plain(string name, string verdict, string message, string? mistake = null) =>
        new(name, verdict, null, null, mistake is null ? [] : [mistake], message);
}

/// <summary>A mistake that a check recognized: its name in words, what the code does, and a question that leads to the fix.</summary>
/// <param name="Finding">Several mistakes with the same number give the same results: it is one of them.</param>
public sealed record RecognizedMistake(string Id, string Name, string Sentence, string Question, int Finding);
