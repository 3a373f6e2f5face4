namespace Workbook.Authoring;

/// <summary>The report's first page: a table of the notebooks with their verdicts.</summary>
internal static class IndexPage
{
    public static string Write(IReadOnlyList<ReportEntry> entries)
    {
        var rows = new StringBuilder();
        foreach (var entry in entries)
        {
            var name = $"<a href=\"{Uri.EscapeDataString(entry.Name)}.html\">{WebUtility.HtmlEncode(NotebookPage.Title(entry))}</a>";
            var failures = entry.Result.Failures.Select(f => Small($"cell {f.Number}: {f.Error.Message}"));
            rows.Append("<tr>").Append(Cell(name + Small(entry.Name)));
            rows.Append(Cell(PageHtml.Badge(entry.Verdict, entry.Good) + string.Concat(failures)));
            rows.Append(Figure($"{PageHtml.Points(entry.Result.Document)}")).Append(Figure($"{entry.Result.Elapsed.TotalSeconds:0.0}"));
            rows.Append(Figure($"{entry.Result.Executed} of {entry.Result.Cells}")).Append(Figure($"{entry.Result.Figures}"));
            rows.Append("</tr>\n");
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

    private static string Cell(string html) => $"<td>{html}</td>";

    private static string Figure(FormattableString text) => $"<td class=\"figure\">{FormattableString.Invariant(text)}</td>";

    private static string Small(string text) => $"<br/><small>{WebUtility.HtmlEncode(text)}</small>";
}
