namespace Workbook.Hosting;

/// <summary>
/// Base of the classes named by <see cref="TypeFormatterSourceAttribute"/>: how notebooks show one type.
/// Hosts make one and call <see cref="CreateTypeFormatters"/> by name; no host's assembly is referenced.
/// <code>
/// [TypeFormatterSource(typeof(ThingFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text])]
/// public sealed class Thing { … }
///
/// internal sealed class ThingFormatters : FormatterSource
/// {
///     public override IEnumerable&lt;object&gt; CreateTypeFormatters() =>
///     [
///         new TypeFormatter&lt;Thing&gt;(Html, thing => thing.ToHtml()),
///         new TypeFormatter&lt;Thing&gt;(Text, thing => thing.ToText()),
///     ];
/// }
/// </code>
/// </summary>
internal abstract class FormatterSource
{
    /// <summary>The MIME type of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>The MIME type of plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>One formatter for each MIME type that the attribute prefers.</summary>
    public abstract IEnumerable<object> CreateTypeFormatters();
}
