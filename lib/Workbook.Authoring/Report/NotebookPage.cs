namespace Workbook.Authoring;

/// <summary>A notebook's page: its verdict, its table of contents, its cells with their outputs.</summary>
internal sealed class NotebookPage(ReportEntry entry, PageLinks links)
{
    private readonly StringBuilder _cells = new();
    private readonly List<Heading> _headings = [];
    private readonly MarkdownHtml _markdown = new(links);
    private readonly IReadOnlyList<TaskReport> _tasks = TaskReport.Of(entry.Result.Document);
    private int _code;

    /// <summary>The notebook's title: its first heading, or its name.</summary>
    public static string Title(ReportEntry entry)
    {
        var line = entry.Result.Document.Cells.Where(c => c.Kind == CellKind.Markdown)
            .SelectMany(c => c.Source.Split('\n')).FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal));
        return line is null ? entry.Name : Markdig.Markdown.ToPlainText(line[2..]).Trim();
    }

    public string Write(bool withPlotly)
    {
        foreach (var cell in entry.Result.Document.Cells)
        {
            Write(cell);
        }

        var body =
            $"""
            <a class="skip" href="#page-text">Skip the contents</a>
            <nav class="contents" aria-label="Contents">
            <a href="index.html">← All notebooks</a>
            <details open><summary>Contents</summary>
            {Contents()}
            </details>
            </nav>
            <main id="page-text">
            <header class="run">
            {PageHtml.Badge(entry.Verdict, entry.Good)}
            <span>points: {PageHtml.Points(entry.Result.Document)}</span> <span>{entry.Result.Executed} of {entry.Result.Cells} cells</span> {string.Create(
                CultureInfo.InvariantCulture, $"<span>{entry.Result.Elapsed.TotalSeconds:0.0} s</span>")} <span>figures: {entry.Result.Figures}</span>
            {Failures()}
            </header>
            {_cells}
            {Checks()}
            </main>
            """;
        return PageHtml.Write(Title(entry), body, withPlotly);
    }

    private void Write(NotebookCell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Markdown:
                _cells.Append("<section class=\"text\">").Append(_markdown.Convert(cell.Source, _headings)).Append("</section>\n");
                break;
            case CellKind.Code:
                WriteCode(cell);
                break;
            default:
                _cells.Append("<section class=\"text\"><pre>").Append(WebUtility.HtmlEncode(cell.Source)).Append("</pre></section>\n");
                break;
        }
    }

    private void WriteCode(NotebookCell cell)
    {
        var number = ++_code;
        var failed = cell.Outputs.Any(o => o.OutputType == "error");
        var time = entry.Result.CellTimes.TryGetValue(cell, out var elapsed)
            ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s")
            : "not run";
        _cells.Append(
            CultureInfo.InvariantCulture,
            $"<section class=\"code{(failed ? " failed" : "")}\" id=\"cell-{number}\"><div class=\"number\"><a "
            + $"href=\"#cell-{number}\">[{number}]</a> <small>{time}</small></div>\n");
        _cells.Append("<pre class=\"source\"><code>").Append(CodeHtml.Write(cell.Source, cell.Language)).Append("</code></pre>\n");
        var outputs = new OutputHtml(_markdown, links);
        foreach (var html in cell.Outputs.Select(outputs.Write).Where(h => h.Length > 0))
        {
            _cells.Append("<div class=\"output\">").Append(html).Append("</div>\n");
        }

        _cells.Append("</section>\n");
    }

    private string Contents()
    {
        var list = new StringBuilder("<ul>");
        foreach (var heading in _headings.Where(h => h.Level <= 3))
        {
            list.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"level{heading.Level}\"><a href=\"#{WebUtility.HtmlEncode(heading.Id)}\">{heading.Html}</a></li>");
        }

        if (_tasks.Count > 0)
        {
            list.Append("<li class=\"level2\"><a href=\"#all-checks\">All checks</a></li>");
        }

        return list.Append("</ul>").ToString();
    }

    private string Failures() => string.Concat(entry.Result.Failures.Select(f => string.Create(
        CultureInfo.InvariantCulture,
        $"<p class=\"failure\"><a href=\"#cell-{f.Number}\">Cell {f.Number}{Place(f)}</a>: {WebUtility.HtmlEncode(f.Error.Message)}</p>")));

    // The line may stand in a file that the cell imported.
    private static string Place(CellFailure failure) => failure.Error switch
    {
        { Line: null } => "",
        { Cell: { } cell } when cell != string.Create(CultureInfo.InvariantCulture, $"cell {failure.Number}") =>
            string.Create(CultureInfo.InvariantCulture, $", {cell}, line {failure.Error.Line}"),
        _ => string.Create(CultureInfo.InvariantCulture, $", line {failure.Error.Line}"),
    };

    private string Checks()
    {
        if (_tasks.Count == 0)
        {
            return "";
        }

        var table = new StringBuilder("<section class=\"checks\"><h2 id=\"all-checks\">All checks</h2><table>"
            + "<thead><tr><th>Task</th><th>Points</th><th>Verdict</th></tr></thead><tbody>");
        foreach (var row in _tasks)
        {
            var badge = PageHtml.Badge(row.Verdict, row.Verdict switch { "pass" => true, "fail" or "error" => false, _ => null });
            table.Append($"<tr><td><a href=\"#cell-{row.Cell}\">{WebUtility.HtmlEncode(row.Task)}</a></td>");
            table.Append(CultureInfo.InvariantCulture, $"<td>{row.Points:0.##} / {row.Possible:0.##}</td><td>{badge}</td></tr>");
        }

        return table.Append("</tbody></table></section>").ToString();
    }
}

/// <summary>A notebook (full path) in the report, under a name of its own; good is null where something is not done.</summary>
public sealed record ReportEntry(string Name, string Source, RunResult Result, string Verdict, bool? Good);
