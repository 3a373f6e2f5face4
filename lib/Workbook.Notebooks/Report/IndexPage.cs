namespace Workbook.Notebooks;

/// <summary>The report's first page: a table of the notebooks with their verdicts.</summary>
internal static class IndexPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(IReadOnlyList<ReportEntry> entries)
    {
        var rows = new StringBuilder();
        foreach (var entry in entries)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"{Uri.EscapeDataString(entry.Name)}.html\">{WebUtility.HtmlEncode(NotebookPage.Title(entry))}</a><br/><small>{WebUtility.HtmlEncode(entry.Name)}</small></td>");
            rows.Append(CultureInfo.InvariantCulture, $"<td>{PageHtml.Badge(entry.Verdict, entry.Good)}{string.Concat(entry.Result.Failures.Select(f => $"<br/><small>cell {f.Number}: {WebUtility.HtmlEncode(f.Error.Message)}</small>"))}</td>");
            rows.Append(CultureInfo.InvariantCulture, $"<td class=\"figure\">{PageHtml.Points(entry.Result.Document)}</td><td class=\"figure\">{entry.Result.Elapsed.TotalSeconds:0.0}</td>");
            rows.Append(CultureInfo.InvariantCulture, $"<td class=\"figure\">{entry.Result.Executed} of {entry.Result.Cells}</td><td class=\"figure\">{entry.Result.Figures}</td></tr>\n");
        }

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
}
