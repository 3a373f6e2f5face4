using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>The first failure as HTML: the inputs where they are small, then expected and found values side by side.</summary>
internal static class DetailHtml
{
    public static string Of(Detail detail, bool where)
    {
        var html = new StringBuilder();
        if (detail.Results.Count > 0)
        {
            html.Append(ReportMarkup.Paragraph($"<strong>{ReportMarkup.Text(detail.Line)}</strong>", "8px 0 2px"));
            html.Append(SideBySide(detail.Inputs)).Append(SideBySide(detail.Results));
        }

        foreach (var remark in detail.Remarks)
        {
            html.Append(ReportMarkup.Paragraph(ReportMarkup.Prose(remark)));
        }

        return where ? html.Append(ReportMarkup.Paragraph($"Where to look: {ReportMarkup.Prose(detail.Where)}")).ToString() : html.ToString();
    }

    private static string SideBySide(IReadOnlyList<ShownTable> tables)
    {
        if (tables.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder();
        foreach (var table in tables)
        {
            html.Append($"<table style=\"border-collapse:collapse;display:inline-table;width:auto;vertical-align:top;margin:2px 28px 6px 0;{ReportMarkup.Mono}\">")
                .Append($"<caption style=\"caption-side:top;text-align:left;color:inherit;padding:0 0 4px;white-space:nowrap\">{ReportMarkup.Text(table.Heading)}</caption><tbody>");
            for (var i = 0; i < table.Cells.Length; i++)
            {
                html.Append("<tr>");
                for (var j = 0; j < table.Cells[i].Length; j++)
                {
                    html.Append(ReportMarkup.Cell(table.Marked[i][j] ? Mark(table.Cells[i][j]) : ReportMarkup.Text(table.Cells[i][j]), "right"));
                }

                html.Append("</tr>");
            }

            html.Append("</tbody></table>");
        }

        return ReportMarkup.Scrolling(html.ToString());
    }

    // Brackets and a frame, so that the mark is seen without colour and without styles.
    private static string Mark(string text)
        => $"<strong style=\"outline:1px solid {ReportMarkup.Colour(Verdict.Fail)};outline-offset:1px\">[{ReportMarkup.Text(text)}]</strong>";
}
