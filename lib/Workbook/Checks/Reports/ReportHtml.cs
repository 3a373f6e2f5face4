using System.Net;
using System.Text;

namespace Workbook;

/// <summary>
/// A report as an HTML fragment. It needs no scripts and no style sheet: clients that strip both still show a headline, a
/// message and tables. Colours are only those that read on light and dark grounds; the verdict is also a symbol and a word.
/// </summary>
internal static class ReportHtml
{
    private const string Mono = "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:0.92em";
    private const string CellStyle = "padding:1px 14px 1px 0;border:0;background:none;color:inherit;white-space:nowrap";

    public static string Of(CheckReport report)
    {
        var html = new StringBuilder();
        html.Append($"<div style=\"border-left:4px solid {Colour(report.Verdict)};padding:2px 0 2px 12px;margin:4px 0\">");
        html.Append($"<p style=\"margin:2px 0\"><strong>{VerdictWords.Symbol(report.Verdict)} Task {Text(report.Task)} {Text(report.Title)}: {VerdictWords.Headline(report)}</strong></p>");
        foreach (var message in ReportParts.Messages(report))
        {
            html.Append($"<p style=\"margin:2px 0\">{Text(message)}</p>");
        }

        if (ReportParts.ShowsTable(report))
        {
            Lines(html, report);
        }

        if (report.Detail is { } detail)
        {
            Detail(html, detail);
        }

        if (ReportParts.Footer(report) is { } footer)
        {
            html.Append($"<p style=\"margin:6px 0 2px;opacity:0.75\"><small>{Text(footer)}</small></p>");
        }

        return html.Append("</div>").ToString();
    }

    private static void Lines(StringBuilder html, CheckReport report)
    {
        var notes = report.Lines.Any(line => ReportParts.Note(line) is not null);
        html.Append("<table style=\"border-collapse:collapse;margin:6px 0;font-size:inherit\"><thead><tr>")
            .Append(Head("check", "left")).Append(Head("error", "right")).Append(Head("limit", "right")).Append(Head("verdict", "left"))
            .Append(notes ? "<td style=\"border:0\"></td>" : "").Append("</tr></thead><tbody>");
        foreach (var line in report.Lines)
        {
            var note = ReportParts.Note(line) is { } text ? $"<small style=\"opacity:0.8\">{Text(text)}</small>" : "";
            html.Append("<tr>")
                .Append(Cell(Text(line.Name), "left")).Append(Cell(ReportParts.Number(line.Error), "right")).Append(Cell(ReportParts.Number(line.Limit), "right"))
                .Append($"<td style=\"text-align:left;{CellStyle}\"><span style=\"border-left:3px solid {Colour(line.Verdict)};padding-left:6px\">{VerdictWords.Symbol(line.Verdict)} {VerdictWords.Short(line.Verdict)}</span></td>")
                .Append(notes ? $"<td style=\"text-align:left;border:0;background:none;color:inherit\">{note}</td>" : "").Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Detail(StringBuilder html, CheckDetail detail)
    {
        html.Append($"<p style=\"margin:8px 0 2px\"><strong>{Text(detail.Line)}</strong></p>");
        if (detail.Inputs.Count > 0)
        {
            SideBySide(html, detail.Inputs);
        }

        if (detail is { Expected: { } expected, Actual: { } actual })
        {
            SideBySide(html, [expected, actual]);
        }

        if (detail.Observation is { } observation)
        {
            html.Append($"<p style=\"margin:4px 0\">{Text(observation)}</p>");
        }

        html.Append($"<p style=\"margin:4px 0\">Where to look: {Text(detail.Where)}</p>");
    }

    private static void SideBySide(StringBuilder html, IReadOnlyList<ShownTable> tables)
    {
        html.Append("<div>");
        foreach (var table in tables)
        {
            html.Append($"<table style=\"border-collapse:collapse;display:inline-table;vertical-align:top;margin:2px 28px 6px 0;{Mono}\">")
                .Append($"<caption style=\"text-align:left;color:inherit;padding:0;white-space:nowrap\">{Text(Title(table))}</caption><tbody>");
            for (var i = 0; i < table.Cells.Length; i++)
            {
                html.Append("<tr>");
                for (var j = 0; j < table.Cells[i].Length; j++)
                {
                    html.Append(table.Marked[i][j] ? MarkedCell(table.Cells[i][j]) : Cell(table.Cells[i][j], "right"));
                }

                html.Append("</tr>");
            }

            html.Append("</tbody></table>");
        }

        html.Append("</div>");
    }

    private static string Title(ShownTable table) => table.Cut ? $"{table.Title}, from [{table.FirstRow},{table.FirstColumn}]" : table.Title;

    // Brackets and a frame, so that the mark is seen without colour and without styles.
    private static string MarkedCell(string text)
        => $"<td style=\"text-align:right;{CellStyle}\"><strong style=\"outline:2px solid {Colour(Verdict.Fail)};outline-offset:1px\">[{Text(text)}]</strong></td>";

    private static string Cell(string content, string side) => $"<td style=\"text-align:{side};{CellStyle}\">{content}</td>";

    private static string Head(string content, string side) => $"<th scope=\"col\" style=\"text-align:{side};font-weight:600;{CellStyle}\">{content}</th>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "#1a9850",
        Verdict.Fail => "#d95f02",
        Verdict.NotAttempted or Verdict.Blocked => "#7f8ea3",
        _ => "#c2185b",
    };
}
