using System.Net;
using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>
/// The pieces that HTML reports are made of. No scripts, no style sheet: a client that strips the styles, as GitHub does, still
/// shows paragraphs, tables and folds in their order. Colors are only those that read on light and dark grounds.
/// </summary>
internal static class Markup
{
    // No lines, no ground, the text's own color, whatever the client's own tables look like.
    private const string CellStyle = "padding:1px 10px 1px 0;border:0;background:none;color:inherit";

    /// <summary>The color of a verdict; it always comes with a symbol and a word.</summary>
    public static string Color(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => "#1a9850",
        Verdict.Fail => "#d95f02",
        Verdict.Error => "#c2185b",
        _ => "#7f8ea3",
    };

    /// <summary>Plain text.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Plain text that stands out.</summary>
    public static string Strong(string text) => $"<strong>{Text(text)}</strong>";

    /// <summary>Text in which code stands in backticks.</summary>
    public static string Prose(string text)
    {
        var parts = text.Split('`');
        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            // A backtick without a partner stays what it is.
            var code = i % 2 == 1 && i < parts.Length - 1;
            html.Append(code ? Code(parts[i]) : (i % 2 == 1 ? "`" : "") + Text(parts[i]));
        }

        return html.ToString();
    }

    /// <summary>Code within a line.</summary>
    public static string Code(string code) => $"<code style=\"background:none;color:inherit;padding:0\">{Text(code)}</code>";

    /// <summary>The start of a report, with its headline: a bar in the verdict's color beside all, up to the end of the div.</summary>
    public static string Start(Verdict? verdict, string headline)
        => $"<div style=\"border-left:4px solid {Color(verdict)};padding:2px 0 2px 12px;margin:4px 0\">{Paragraph(Strong(headline))}";

    /// <summary>A paragraph; <paramref name="html"/> is markup already.</summary>
    public static string Paragraph(string html, string margin = "3px 0") => $"<p style=\"margin:{margin}\">{html}</p>";

    /// <summary>What a table stands in: on a narrow screen the table scrolls, not the page.</summary>
    public static string Scrolling(string html) => $"<div style=\"overflow-x:auto;padding-left:2px\">{html}</div>";

    /// <summary>A fold, closed until it is clicked.</summary>
    // A page's own rules may take the triangle away (Jupyter Notebook's do), by which one sees that it opens.
    public static string Fold(string summary, string html)
        => $"<details style=\"margin:4px 0 4px 2px\"><summary style=\"cursor:pointer;display:list-item\">{Text(summary)}</summary>"
            + $"<div style=\"margin:2px 0 2px 16px\">{html}</div></details>";

    /// <summary>A table from the cells of its head and of each row.</summary>
    public static string Table(string head, IEnumerable<string> rows) => Scrolling(
        $"<table style=\"border-collapse:collapse;margin:6px 0;font-size:inherit\"><thead><tr>{head}</tr></thead>"
            + $"<tbody>{Rows(rows)}</tbody></table>");

    /// <summary>Rows of a table from the cells of each.</summary>
    public static string Rows(IEnumerable<string> rows) => string.Concat(rows.Select(cells => $"<tr>{cells}</tr>"));

    /// <summary>A cell of a table, aligned to a side.</summary>
    public static string Cell(string html, string side, string more = "white-space:nowrap")
        => $"<td style=\"text-align:{side};vertical-align:top;{CellStyle};{more}\">{html}</td>";

    /// <summary>The cells of a table's head, each aligned to a side.</summary>
    public static string Head(params (string Text, string Side)[] cells) => string.Concat(cells.Select(cell
        => $"<th scope=\"col\" style=\"text-align:{cell.Side};font-weight:600;{CellStyle};white-space:nowrap\">{Text(cell.Text)}</th>"));

    /// <summary>A verdict in a table: symbol, words, and a bar in its color.</summary>
    public static string VerdictCell(Verdict? verdict, string words) => Cell(
        $"<span style=\"border-left:3px solid {Color(verdict)};padding-left:6px\">{VerdictWords.Symbol(verdict)} {words}</span>", "left");
}
