using System.Text;

namespace Workbook.Checks.Progress;

/// <summary>Progress as an HTML fragment, made of the same pieces as the reports of checks.</summary>
internal static class ProgressHtml
{
    public static string Of(ProgressReport report)
    {
        var colour = ReportMarkup.Colour(report.Tasks.Count > 0 && report.Done == report.Tasks.Count ? Verdict.Pass : null);
        var html = new StringBuilder($"<div style=\"border-left:4px solid {colour};padding:2px 0 2px 12px;margin:4px 0\">")
            .Append(ReportMarkup.Paragraph($"<strong>{ReportMarkup.Text(ProgressText.Headline(report))}</strong>"))
            .Append(ReportMarkup.Paragraph(ReportMarkup.Prose(report.Next)))
            .Append(report.Tasks.Count == 0 ? "" : ReportMarkup.Scrolling(Table(report)));
        return html.Append("</div>").ToString();
    }

    private static string Table(ProgressReport report)
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin:6px 0;font-size:inherit\"><thead><tr>")
            .Append(ReportMarkup.Head("task", "left")).Append(ReportMarkup.Head("verdict", "left"))
            .Append(ReportMarkup.Head("points", "right")).Append(ReportMarkup.Head("name", "left")).Append("</tr></thead><tbody>");
        foreach (var task in report.Tasks)
        {
            html.Append("<tr>").Append(ReportMarkup.Cell(ReportMarkup.Text(task.Id), "left")).Append(ReportMarkup.VerdictCell(task.Verdict, VerdictWords.Sentence(task.Verdict)))
                .Append(ReportMarkup.Cell(ProgressText.Points(task), "right")).Append(ReportMarkup.Cell(ReportMarkup.Text(task.Title), "left")).Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
