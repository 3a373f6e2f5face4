namespace Workbook.Hosting;

/// <summary>Text that changes while something runs, with a richer form for hosts that show HTML.</summary>
/// <param name="Text">One line.</param>
/// <param name="Html">The same as HTML; <see langword="null"/> for the text itself.</param>
[TypeFormatterSource(typeof(LiveContentFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text])]
internal sealed record LiveContent(string Text, string? Html = null)
{
    /// <summary>The HTML form.</summary>
    public string ToHtml() => Html ?? $"<pre>{WebUtility.HtmlEncode(Text)}</pre>";
}

/// <summary>How notebooks show a <see cref="LiveContent"/>.</summary>
internal sealed class LiveContentFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<LiveContent>(Html, content => content.ToHtml()),
        new TypeFormatter<LiveContent>(Text, content => content.Text),
    ];
}
