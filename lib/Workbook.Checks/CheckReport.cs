namespace Workbook;

/// <summary>The result of checking one task.</summary>
/// <param name="Task">The task's id, as in the notebook: "1.4c".</param>
/// <param name="Title">The task's name: "Dvar".</param>
/// <param name="Points">What the task is worth.</param>
/// <param name="Lines">One line per comparison, in order.</param>
[TypeFormatterSource(typeof(CheckReportFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text, ReportTypes.Check])]
public sealed record CheckReport(string Task, string Title, int Points, IReadOnlyList<CheckLine> Lines)
{
    private readonly Judgement? _judgement;

    /// <summary>The report of what a check found out.</summary>
    internal CheckReport(Judgement judgement)
        : this(judgement.Task.Id, judgement.Task.Title, judgement.Task.Points, judgement.Lines)
        => (_judgement, Seed) = (judgement, judgement.Seed);

    /// <summary>The verdict on the whole task: the gravest of its lines.</summary>
    public Verdict Verdict => Judgement.Verdict;

    /// <summary>The points earned: all of them or none.</summary>
    public int Earned => Judgement.Earned;

    /// <summary>The seed that the inputs were drawn from; <c>Check.Seed</c> takes it to repeat them.</summary>
    public int Seed { get; init; }

    /// <summary>What is shown: what the check found out, and what the public members say.</summary>
    internal Judgement Judgement
    {
        get
        {
            var task = _judgement?.Task ?? TaskCatalog.Find(Task) ?? new TaskEntry(Task, Title, Points);
            return (_judgement ?? new Judgement(task, Lines)) with
            {
                Task = task with { Id = Task, Title = Title, Points = Points },
                Lines = Lines,
                Seed = Seed,
            };
        }
    }

    /// <summary>The report as text for a terminal.</summary>
    public override string ToString() => new TextForm().Write(Judgement);

    /// <summary>The report as an HTML fragment that needs no scripts.</summary>
    public string ToHtml() => new HtmlForm().Write(Judgement);

    /// <summary>The report as the task object of <c>workbook check --json</c>.</summary>
    public string ToJson() => ReportJson.Of(Judgement);
}

/// <summary>How notebooks show a <see cref="CheckReport"/>: HTML, text, and a form for tools.</summary>
internal sealed class CheckReportFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<CheckReport>(Html, report => report.ToHtml()),
        new TypeFormatter<CheckReport>(Text, report => report.ToString()),
        new TypeFormatter<CheckReport>(ReportTypes.Check, report => report.ToJson()),
    ];
}
