namespace Workbook.Notebooks;

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
