namespace Workbook.Charts;

/// <summary>
/// Figures as HTML. What must be seen is in <c>img</c> elements with their text, which survive where styles and scripts are taken out.
/// No element has an id, so copies of a figure in one page do not clash.
/// </summary>
internal static class FigureHtml
{
    // In a row that is wide enough a basis below nothing, and so equal shares; else one beyond any row, and so a row for each.
    private const string Third = "flex:1 1 calc((780px - 100%) * 999);min-width:0";

    /// <summary>The script that turns every chart of the page that it has not yet met into an interactive one.</summary>
    public static string Script { get; } = ReadScript();

    public static string Wrap(string title, FigureContent content)
    {
        var heading = title.Length == 0 ? "" : $"<div><b>{Encode(title)}</b></div>";
        try
        {
            return $"<div class=\"workbook-figure\">{heading}{content.ToHtml()}</div>";
        }
        catch (ChartsMissingException e)
        {
            return $"<div class=\"workbook-figure\">{heading}<pre>{Encode(content.ToText())}</pre><p>{Encode(e.Message)}</p></div>";
        }
    }

    /// <summary>A chart: its image, and what an interactive one is made from.</summary>
    /// <param name="isThird">Whether it is one of the three of a <see cref="Row"/>.</param>
    public static string Chart(DrawnPanel panel, string text, PanelSize size, bool isThird = false)
        => $"<span class=\"workbook-chart\" style=\"{(isThird ? Third : "display:inline-block;max-width:100%;vertical-align:top")}\">"
            + $"{Image(panel.Svg, text, $" width=\"{size.Width}\"")}"
            // "<\/" means the same to JSON and does not end the script element.
            + $"<script type=\"application/json\">{panel.Plotly.Replace("</", "<\\/", StringComparison.Ordinal)}</script></span>";

    /// <summary>Three charts side by side, or one below the other where the page is narrow; never two and one.</summary>
    public static string Row(string charts) => $"<div style=\"display:flex;flex-wrap:wrap;max-width:900px\">{charts}</div>";

    public static string Image(string svg, string text, string attributes = "")
        => $"<img{attributes} alt=\"{Encode(text)}\" style=\"max-width:100%;height:auto;vertical-align:top\" "
            + $"src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\"/>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string ReadScript()
    {
        using var resource = typeof(FigureHtml).Assembly.GetManifestResourceStream("Workbook.Charts.figure.js")!;
        using var reader = new StreamReader(resource);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        return $"<script>{string.Join("\n", lines)}</script>";
    }
}
