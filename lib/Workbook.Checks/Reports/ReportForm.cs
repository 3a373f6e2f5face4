namespace Workbook.Checks.Reports;

/// <summary>
/// A form that reports are shown in. What a report consists of, and in which order, stands here; a form says how each part looks.
/// </summary>
internal abstract class ReportForm
{
    /// <summary>A report in this form.</summary>
    public string Write(Judgement report)
    {
        Headline(ReportWords.Headline(report), report.Verdict);
        foreach (var message in ReportWords.Messages(report))
        {
            Paragraph(message);
        }

        if (report.Recognized.Count > 0)
        {
            Gap();
            Recognized(report.Recognized);
        }

        // A stub needs no table, and none of its inputs.
        var isTried = report.IsCalled && report.Verdict is not (Verdict.NotAttempted or Verdict.Blocked);
        if (isTried || report.Lines.Count > 1)
        {
            Gap();
            Table(report.Lines);
        }

        // Where a mistake is named, another explanation beside it would only confuse.
        if (report.Detail is { } detail)
        {
            Details(detail, showsWhere: report.Recognized.Count == 0);
        }

        // What is right needs no hints, nor does what waits for something else; a mistake that is named has a question of its own.
        if ((isTried ? report.Verdict != Verdict.Pass : report.Verdict == Verdict.NotAttempted) && report.Task.Hints.Count > 0)
        {
            Gap();
            Hints(report.Task, report.Recognized.Count > 0 ? null : report.Task.FirstHint(report.FirstWrong));
        }

        if (report.Notes.Count > 0)
        {
            Gap();
        }

        foreach (var note in report.Notes)
        {
            Paragraph("Note: " + note);
        }

        if (isTried)
        {
            Footer($"Inputs drawn with seed {report.Seed}; Check.Seed = {report.Seed} repeats them.");
        }

        if (report.Trace is { } trace)
        {
            Trace(trace);
        }

        return End();
    }

    protected abstract void Headline(string text, Verdict verdict);
    protected abstract void Paragraph(string text);
    protected abstract void Recognized(IReadOnlyList<Recognition> recognized);
    protected abstract void Table(IReadOnlyList<CheckLine> lines);
    protected abstract void Results(Detail detail);
    protected abstract void Hints(TaskEntry task, string? first);
    protected abstract void Footer(string text);
    protected abstract void Trace(string trace);

    /// <summary>Room before what follows, where the form needs it.</summary>
    protected virtual void Gap()
    {
    }

    protected abstract string End();

    private void Details(Detail detail, bool showsWhere)
    {
        string[] remarks = [.. detail.Remarks, .. showsWhere ? [$"Where to look: {detail.Where}"] : Array.Empty<string>()];
        if (detail.Results.Count > 0 || remarks.Length > 0)
        {
            Gap();
        }

        if (detail.Results.Count > 0)
        {
            Results(detail);
        }

        foreach (var remark in remarks)
        {
            Paragraph(remark);
        }
    }
}
