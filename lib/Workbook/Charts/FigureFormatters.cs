namespace Workbook.Charts;

/// <summary>How notebooks show a <see cref="Figure"/>.</summary>
internal sealed class FigureFormatters : FormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Figure>(Html, figure => figure.ToHtml()),
        new TypeFormatter<Figure>(Text, figure => figure.ToText()),
    ];
}
