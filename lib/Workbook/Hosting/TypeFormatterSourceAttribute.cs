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
