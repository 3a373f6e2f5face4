namespace Workbook.Hosting;

/// <summary>How notebooks show a <see cref="LiveContent"/>.</summary>
internal sealed class LiveContentFormatters : FormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<LiveContent>(Html, content => content.ToHtml()),
        new TypeFormatter<LiveContent>(Text, content => content.Text),
    ];
}
