namespace Workbook.Authoring;

/// <summary>What all pages of the report share.</summary>
internal static class PageHtml
{
    /// <summary>The script that makes figures interactive, beside the pages.</summary>
    public const string PlotlyFile = "plotly.min.js";

    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>Puts HTML into a page, beside which <see cref="PlotlyFile"/> lies or not.</summary>
    public static string Write(string title, string body, bool withPlotly) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style.Value}
        </style>
        {(withPlotly ? $"<script defer src=\"{PlotlyFile}\"></script>" : "")}
        </head>
        <body>
        {body}
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    /// <summary>A verdict with its color, which is not all that says it; null is neither good nor bad: not done yet.</summary>
    public static string Badge(string verdict, bool? good)
    {
        var (style, sign) = good switch { true => ("good", "✓"), false => ("bad", "✗"), null => ("open", "…") };
        return $"<span class=\"badge {style}\">{sign} {WebUtility.HtmlEncode(verdict)}</span>";
    }

    /// <summary>
    /// The points of a notebook's tasks, "3 / 4"; those of tasks that were not reached count as lost. A dash where it has none.
    /// </summary>
    public static string Points(NotebookDocument executed)
    {
        var reports = TaskReport.Of(executed);
        var silent = NotebookTask.Of(executed).Where(task => reports.All(report => report.Task != task.Id)).Sum(task => task.Possible);
        var possible = reports.Sum(report => report.Possible) + silent;
        return possible == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{reports.Sum(report => report.Points):0.##} / {possible:0.##}");
    }

    private static string ReadStyle()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Workbook.Authoring.report.css")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().TrimEnd();
    }
}
