namespace Workbook.Authoring;

/// <summary>
/// The report's first page: a table of the notebooks whose pages lie beside it, of earlier runs too, with what the pages' heads say.
/// </summary>
internal static partial class IndexPage
{
    private static readonly string[] Figures = ["points", "seconds", "cells", "figures"];

    public static string Write(string folder)
    {
        var rows = string.Concat(Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal).Select(Row));
        var body =
            $"""
            <main class="index">
            <h1>Workbook report</h1>
            <div class="wide"><table>
            <thead><tr><th>Notebook</th><th>Verdict</th><th class="figure">Points</th><th class="figure">Seconds</th><th class="figure">Cells</th><th class="figure">Figures</th></tr></thead>
            <tbody>
            {rows}</tbody>
            </table></div>
            </main>
            """;
        return PageHtml.Write("Workbook report", body, withPlotly: false);
    }

    // Empty for a page that is no notebook's, such as the index itself.
    private static string Row(string page)
    {
        if (Head().Match(File.ReadAllText(page)) is not { Success: true } head)
        {
            return "";
        }

        var name = Path.GetFileNameWithoutExtension(page);
        var link = Uri.EscapeDataString(name) + ".html";
        string Of(string group) => head.Groups[group].Value;
        var failures = Of("failures").Replace("href=\"#", $"href=\"{link}#", StringComparison.Ordinal);
        var written = File.GetLastWriteTime(page);
        var time = string.Create(CultureInfo.InvariantCulture, $"<time>{written:yyyy-MM-dd HH:mm}</time>");
        return $"<tr><td><a href=\"{link}\">{Of("title")}</a><br/><small>{WebUtility.HtmlEncode(name)}, {time}</small></td>"
            + $"<td>{Of("badge")}{failures}</td>"
            + $"{string.Concat(Figures.Select(figure => $"<td class=\"figure\">{Of(figure)}</td>"))}</tr>\n";
    }

    // As NotebookPage writes it.
    [GeneratedRegex(
        "<title>(?<title>[^<]*)</title>.*?<header class=\"run\">\\s*(?<badge><span class=\"badge.*?</span>)\\s*"
            + "<span>points: (?<points>[^<]*)</span>\\s*<span>(?<cells>[^<]*) cells</span>\\s*<span>(?<seconds>[^<]*) s</span>\\s*"
            + "<span>figures: (?<figures>[^<]*)</span>\\s*(?<failures>.*?)\\s*</header>",
        RegexOptions.Singleline)]
    private static partial Regex Head();
}
