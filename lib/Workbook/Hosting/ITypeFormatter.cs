namespace Workbook.Hosting;

/// <summary>Writes a value in one MIME type. Hosts find these members by name.</summary>
internal interface ITypeFormatter
{
    /// <summary>For instance "text/html".</summary>
    public string MimeType { get; }

    /// <summary>Writes <paramref name="instance"/>; <see langword="false"/> where it is of another type.</summary>
    public bool Format(object instance, TextWriter writer);
}
