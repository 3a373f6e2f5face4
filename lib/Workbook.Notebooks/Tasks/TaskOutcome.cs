namespace Workbook.Notebooks;

/// <summary>How a task of a notebook came out.</summary>
/// <param name="Id">"1.4c".</param>
/// <param name="Title">"Dvar".</param>
/// <param name="Points">The points earned: all of them or none.</param>
/// <param name="Possible">The points it can give.</param>
/// <param name="Verdict">One of <see cref="VerdictWord"/>.</param>
/// <param name="Checks">Its check's lines, or why there are none.</param>
public sealed record TaskOutcome(string Id, string Title, int Points, int Possible, string Verdict, IReadOnlyList<CheckOutcome> Checks)
{
    /// <summary>The mistakes that were recognized, in words.</summary>
    public IReadOnlyList<RecognizedMistake> Recognized { get; init; } = [];

    /// <summary>The whole report of its check as text; empty where there is none.</summary>
    public string Report { get; init; } = string.Empty;

    /// <summary>Whether the answer is right.</summary>
    public bool Passes => Verdict == VerdictWord.Pass;

    /// <summary>The first line that is not a pass; null where there is none.</summary>
    public CheckOutcome? FirstProblem => Checks.FirstOrDefault(check => check.Verdict != VerdictWord.Pass);

    /// <summary>The ids of all mistakes that were recognized.</summary>
    public IEnumerable<string> Mistakes => Checks.SelectMany(check => check.Mistakes).Distinct();
}

/// <summary>One line of a task's report.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Verdict">One of <see cref="VerdictWord"/>.</param>
/// <param name="Error">The measured error; null where there is no finite number.</param>
/// <param name="Limit">The largest error that passes; null where there is none.</param>
/// <param name="Mistakes">The ids of the mistakes that were recognized.</param>
/// <param name="Message">For the learner; empty where the line says it all.</param>
public sealed record CheckOutcome(string Name, string Verdict, double? Error, double? Limit, IReadOnlyList<string> Mistakes, string Message)
{
    /// <summary>A line that says why a task could not be judged.</summary>
    public static CheckOutcome Plain(string name, string verdict, string message, string? mistake = null) =>
        new(name, verdict, null, null, mistake is null ? [] : [mistake], message);
}

/// <summary>A mistake that a check recognized, in words.</summary>
/// <param name="Id">"bn-momentum-swapped".</param>
/// <param name="Sentence">What the code does.</param>
/// <param name="Question">A question that leads to the fix.</param>
public sealed record RecognizedMistake(string Id, string Sentence, string Question);
