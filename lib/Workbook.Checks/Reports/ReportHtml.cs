using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>
/// A report as an HTML fragment: headline and message, the mistakes that were recognized, the table of lines, the first failure
/// side by side, hints and answer behind a fold, notes, the seed, and last where an exception came from.
/// </summary>
internal static class ReportHtml
{
    public static string Of(Judgement report)
    {
        var html = new StringBuilder();
        html.Append($"<div style=\"border-left:4px solid {ReportMarkup.Colour(report.Verdict)};padding:2px 0 2px 12px;margin:4px 0\">");
        html.Append(ReportMarkup.Paragraph($"<strong>{ReportMarkup.Text(VerdictWords.Headline(report))}</strong>"));
        foreach (var message in ReportParts.Messages(report))
        {
            html.Append(ReportMarkup.Paragraph(ReportMarkup.Prose(message)));
        }

        html.Append(RecognizedHtml.Of(report.Recognized));
        if (ReportParts.ShowsTable(report))
        {
            html.Append(Lines(report));
        }

        if (report.Detail is { } detail)
        {
            html.Append(DetailHtml.Of(detail, ReportParts.ShowsWhere(report)));
        }

        if (ReportParts.ShowsHints(report))
        {
            html.Append(Hints(report.Task));
        }

        foreach (var note in report.Notes)
        {
            html.Append(ReportMarkup.Paragraph("Note: " + ReportMarkup.Prose(note)));
        }

        if (ReportParts.Footer(report) is { } footer)
        {
            html.Append($"<p style=\"margin:6px 0 2px;opacity:0.75\"><small>{ReportMarkup.Text(footer)}</small></p>");
        }

        if (report.Trace is { } trace)
        {
            html.Append("<pre style=\"margin:6px 0 2px;white-space:pre-wrap;background:none;color:inherit;padding:0\">")
                .Append(ReportMarkup.Text(trace)).Append("</pre>");
        }

        return html.Append("</div>").ToString();
    }

    private static string Lines(Judgement report)
    {
        var notes = report.Lines.Any(line => ReportParts.Note(line) is not null);
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin:6px 0;font-size:inherit\"><thead><tr>")
            .Append(ReportMarkup.Head("check", "left")).Append(ReportMarkup.Head("error", "right"))
            .Append(ReportMarkup.Head("limit", "right")).Append(ReportMarkup.Head("verdict", "left"))
            .Append(notes ? "<td style=\"border:0\"></td>" : "").Append("</tr></thead><tbody>");
        foreach (var line in report.Lines)
        {
            var note = ReportParts.Note(line) is { } words ? $"<small style=\"opacity:0.8\">{ReportMarkup.Prose(words)}</small>" : "";
            html.Append("<tr>")
                .Append(ReportMarkup.Cell(ReportMarkup.Text(line.Name), "left", "min-width:6em"))
                .Append(ReportMarkup.Cell(ReportParts.Error(line), "right"))
                .Append(ReportMarkup.Cell(ReportParts.Number(line.Limit), "right"))
                .Append(ReportMarkup.VerdictCell(line.Verdict))
                .Append(notes ? ReportMarkup.Cell(note, "left", "min-width:16em") : "")
                .Append("</tr>");
        }

        return ReportMarkup.Scrolling(html.Append("</tbody></table>").ToString());
    }

    // One level opens after another; the link to the answer is behind the last of them, and reachable without opening any.
    private static string Hints(TaskEntry task)
    {
        string Level(int level) => ReportMarkup.Paragraph($"<em>{TaskEntry.Levels[level]}.</em> {ReportMarkup.Prose(task.Hints[level])}");
        var last = ReportMarkup.Fold("Show the last hint: the formula", Level(2));
        var second = ReportMarkup.Fold("Show the next hint: the place", Level(1) + last);
        return ReportMarkup.Fold("Show a hint", Level(0) + second) + ReportMarkup.Paragraph(
            $"<a style=\"color:inherit\" href=\"{ReportMarkup.Text(task.Answer)}\">The explained answer</a> is in the solved notebook, "
                + $"under TASK {ReportMarkup.Text(task.Id)}.");
    }
}
