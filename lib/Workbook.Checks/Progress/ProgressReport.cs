namespace Workbook;

/// <summary>The tasks of a notebook: which are done, the points earned, and what to do next.</summary>
/// <param name="Notebook">The notebook's name: "1-BatchNormalization".</param>
/// <param name="Tasks">One entry per task, in order.</param>
/// <param name="Next">What to do next, in a sentence or two.</param>
[TypeFormatterSource(
    typeof(ProgressReportFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text, ReportTypes.Progress])]
public sealed record ProgressReport(string Notebook, IReadOnlyList<TaskProgress> Tasks, string Next)
{
    /// <summary>The points earned.</summary>
    public int Points => Tasks.Sum(task => task.Points);

    /// <summary>The points that there are.</summary>
    public int Possible => Tasks.Sum(task => task.Possible);

    /// <summary>How many tasks are right.</summary>
    public int Done => Tasks.Count(task => task.Verdict == Verdict.Pass);

    /// <summary>The report as text for a terminal.</summary>
    public override string ToString() => ProgressForms.Text(this);

    /// <summary>The report as an HTML fragment that needs no scripts.</summary>
    public string ToHtml() => ProgressForms.Html(this);

    /// <summary>The report for tools.</summary>
    public string ToJson() => ProgressForms.Json(this);

    /// <summary>Before any check: no one can tell which notebook it is.</summary>
    internal static ProgressReport Nothing { get; } = new(
        "This notebook",
        [],
        "Nothing has been checked since the notebook was started. Run its check cells (or the whole notebook), then this cell again.");

    /// <summary>A notebook's progress, from the last judgement of each of its tasks.</summary>
    internal static ProgressReport Of(int notebook, Func<string, Judgement?> last)
    {
        var tasks = TaskCatalog.Of(notebook).Select(task => (Task: task, Last: last(task.Id))).ToList();
        return new ProgressReport(
            NotebookNames.Of(notebook),
            [.. tasks.Select(entry => new TaskProgress(
                entry.Task.Id, entry.Task.Title, entry.Last?.Earned ?? 0, entry.Task.Points, entry.Last?.Verdict))],
            NextStep.Of(notebook, tasks));
    }
}

/// <summary>How notebooks show a <see cref="ProgressReport"/>: HTML, text, and a form for tools.</summary>
internal sealed class ProgressReportFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<ProgressReport>(Html, report => report.ToHtml()),
        new TypeFormatter<ProgressReport>(Text, report => report.ToString()),
        new TypeFormatter<ProgressReport>(ReportTypes.Progress, report => report.ToJson()),
    ];
}
