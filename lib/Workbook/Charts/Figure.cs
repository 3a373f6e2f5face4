namespace Workbook;

/// <summary>
/// Plots, pictures or a drawing, shown by a notebook as an image at once and as an interactive chart where scripts run.
/// Immutable. <see cref="ToText"/> says the same in words.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text])]
public sealed partial class Figure
{
    private readonly FigureContent _content;

    private Figure(FigureContent content, string title = "")
    {
        _content = content;
        Title = title;
    }

    /// <summary>What stands above the whole figure; may be empty.</summary>
    public string Title { get; }

    /// <summary>What is to be seen, in a sentence for each panel.</summary>
    public string Summary => Title.Length == 0 ? _content.Summary : $"{Title}. {_content.Summary}";

    /// <summary>Plots side by side, as many in a row as the page has room for.</summary>
    /// <exception cref="ArgumentException">There is no panel.</exception>
    public static Figure Grid(params Panel[] panels)
    {
        ArgumentNullException.ThrowIfNull(panels);
        return panels.Length == 0
            ? throw new ArgumentException("A figure needs at least one panel.", nameof(panels))
            : new Figure(new PanelGrid([.. panels]));
    }

    /// <summary>A wall of pictures with their captions.</summary>
    /// <param name="images">The pictures, row after row.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="description">What the wall shows, in a sentence, for those who cannot see it.</param>
    /// <exception cref="ArgumentException">There is no picture.</exception>
    public static Figure Images(IEnumerable<PixelImage> images, int columns = 10, string description = "Pictures")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        PixelImage[] all = [.. images];
        return all.Length == 0
            ? throw new ArgumentException("A wall of pictures needs at least one.", nameof(images))
            : new Figure(new ImageWall(all, columns, description));
    }

    /// <summary>
    /// A drawing. What it draws in <c>currentColor</c> follows the reader's light or dark theme; other drawings get a white ground.
    /// </summary>
    /// <param name="svg">A whole SVG document with a <c>viewBox</c>, or with width and height.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <exception cref="ArgumentException">It is not SVG, or its description is empty.</exception>
    public static Figure Svg(string svg, string description) => new(new Drawing(svg, description));

    /// <summary>
    /// A chart of Plotly.NET. It is made by a function, so that where Plotly.NET cannot run, as in .NET Interactive's frozen tool, the
    /// figure is a sentence that says so.
    /// </summary>
    /// <param name="chart">Gives a <c>GenericChart</c>; called once, at once.</param>
    /// <exception cref="ArgumentException">It gives something else.</exception>
    public static Figure Plotly(Func<object> chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new Figure(PlotlyCharts.Content(chart));
    }

    /// <summary>A chart by Plotly's JSON.</summary>
    /// <param name="json"><c>{"data": […], "layout": {…}}</c>.</param>
    internal static Figure Plotly(string json) => new(new PlotlyChart(json));

    /// <summary>The same figure under a title.</summary>
    public Figure WithTitle(string title) => new(_content, title);

    /// <summary>The plots as one figure of Plotly's, <c>{"data": […], "layout": {…}}</c>.</summary>
    /// <exception cref="InvalidOperationException">
    /// It shows pictures or a drawing; or the charts library has not been built.
    /// </exception>
    internal string ToPlotly() => _content.ToPlotly()
        ?? throw new InvalidOperationException("This figure shows pictures or a drawing; a chart can be made of plots only.");

    /// <summary>The text form: title, axes, and each series' first, last, smallest and largest value.</summary>
    public string ToText() => Title.Length == 0 ? _content.ToText() : $"{Title}\n{_content.ToText()}";

    /// <summary>One static drawing of the whole figure, for light and dark themes.</summary>
    /// <exception cref="InvalidOperationException">The charts library has not been built; the message says how to.</exception>
    public string ToSvg() => _content.ToSvg(Title);

    /// <summary>
    /// HTML that shows static images and replaces them by interactive charts where it can. Where the charts library has not been built: the
    /// text form and how to build it.
    /// </summary>
    public string ToHtml() => FigureHtml.Wrap(Title, _content);

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
