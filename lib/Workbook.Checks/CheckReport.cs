namespace Workbook;

/// <summary>The result of checking one task.</summary>
/// <param name="Task">The task's id, as in the notebook: "1.4c".</param>
/// <param name="Title">The task's name: "Dvar".</param>
/// <param name="Points">What the task is worth.</param>
/// <param name="Lines">One line per comparison, in order.</param>
[TypeFormatterSource(typeof(CheckReportFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text, ReportTypes.Check])]
public sealed record CheckReport(string Task, string Title, int Points, IReadOnlyList<CheckLine> Lines)
{
    /// <summary>The verdict on the whole task: the gravest of its lines.</summary>
    public Verdict Verdict => Lines.Count == 0 ? Verdict.Error : Lines.Select(line => line.Verdict).MaxBy(Gravity);

    /// <summary>The points earned: all of them or none.</summary>
    public int Earned => Verdict == Verdict.Pass ? Points : 0;

    /// <summary>The seed that the inputs were drawn from; <c>Check.Seed</c> takes it to repeat them.</summary>
    public int Seed { get; init; }

    /// <summary>The first failure, with expected and found values side by side.</summary>
    internal CheckDetail? Detail { get; init; }

    /// <summary>The mistakes that were recognized.</summary>
    internal IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What else there is to say, whatever the verdict.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether a call of the answer did not end in time.</summary>
    internal bool IsEndless { get; init; }

    /// <summary>What the answer's code calls.</summary>
    internal AnswerCode Code { get; init; } = AnswerCode.Unknown;

    /// <summary>Where an exception came from, as a list of calls; <see langword="null"/> where the message says it all.</summary>
    internal string? Trace { get; init; }

    /// <summary>The report as text for a terminal.</summary>
    public override string ToString() => ReportText.Of(this);

    /// <summary>The report as an HTML fragment that needs no scripts.</summary>
    public string ToHtml() => ReportHtml.Of(this);

    /// <summary>The report as the task object of <c>workbook check --json</c>.</summary>
    public string ToJson() => ReportJson.Of(this);

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Pass => 0,
        Verdict.Blocked => 1,
        Verdict.NotAttempted => 2,
        Verdict.Fail => 3,
        _ => 4,
    };
}
