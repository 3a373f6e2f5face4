namespace Workbook.Hosting;

/// <summary>Writes values of one type in one MIME type. Hosts find its members by name.</summary>
/// <typeparam name="T">The type it shows.</typeparam>
/// <param name="mimeType">For instance "text/html".</param>
/// <param name="format">The value's representation.</param>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string> format) : ITypeFormatter
{
    /// <summary>For instance "text/html".</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/>; <see langword="false"/> where it is of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }

        writer.Write(format(value));
        return true;
    }
}
