namespace Workbook.Hosting;

/// <summary>
/// Tells a notebook how to show a type. Notebook hosts look for an attribute of this <i>name</i>,
/// so that a library needs no reference to any of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with a public method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>MIME types, the preferred first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>
/// Base of the classes named by <see cref="TypeFormatterSourceAttribute"/>: how notebooks show one type.
/// Hosts make one and call <see cref="CreateTypeFormatters"/> by name; no host's assembly is referenced.
/// </summary>
internal abstract class FormatterSource
{
    public const string Html = "text/html";

    public const string Text = "text/plain";

    /// <summary>One formatter for each MIME type that the attribute prefers.</summary>
    public abstract IEnumerable<object> CreateTypeFormatters();
}

/// <summary>Writes a value in one MIME type. Hosts find these members by name.</summary>
internal interface ITypeFormatter
{
    /// <summary>For instance "text/html".</summary>
    public string MimeType { get; }

    /// <summary>Writes <paramref name="instance"/>; <see langword="false"/> where it is of another type.</summary>
    public bool Format(object instance, TextWriter writer);
}

/// <summary>Writes values of one type in one MIME type. Hosts find its members by name.</summary>
/// <param name="mimeType">For instance "text/html".</param>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string> format) : ITypeFormatter
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(instance is T value ? format(value) : "");
        return instance is T;
    }
}

/// <summary>
/// How notebooks show a value whose <see cref="object.ToString"/> says it all: as that sentence, not as a table of its properties.
/// </summary>
internal sealed class SentenceFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<object>(Text, value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
}
