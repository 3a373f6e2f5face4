namespace Workbook.Charts;

/// <summary>What a <see cref="Figure"/> shows.</summary>
internal abstract class FigureContent
{
    /// <summary>What is to be seen, in a sentence or a few.</summary>
    public abstract string Summary { get; }

    /// <summary>The text form: several lines.</summary>
    public abstract string ToText();

    /// <summary>One drawing of all.</summary>
    /// <exception cref="ChartsMissingException">It needs the charts library, which has not been built.</exception>
    public abstract string ToSvg(string title);

    /// <summary>The plots as one figure of Plotly's, <c>{"data": […], "layout": {…}}</c>; null where there are none.</summary>
    /// <exception cref="ChartsMissingException">It needs the charts library, which has not been built.</exception>
    public virtual string? ToPlotly() => null;

    /// <summary>What stands inside the figure's HTML element.</summary>
    /// <exception cref="ChartsMissingException">It needs the charts library, which has not been built.</exception>
    public abstract string ToHtml();
}

/// <summary>How notebooks show a <see cref="Figure"/>.</summary>
internal sealed class FigureFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Figure>(Html, figure => figure.ToHtml()),
        new TypeFormatter<Figure>(Text, figure => figure.ToText()),
    ];
}
