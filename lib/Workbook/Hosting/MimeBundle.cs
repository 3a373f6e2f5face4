using System.Reflection;

namespace Workbook.Hosting;

/// <summary>
/// A value's representations, found as notebook hosts find them: by <see cref="TypeFormatterSourceAttribute"/> on its type.
/// </summary>
internal static class MimeBundle
{
    /// <summary>MIME type to text. A type without the attribute has its <see cref="object.ToString"/> as <c>text/plain</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bundle = new Dictionary<string, string>();
        if (value.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>() is { } attribute)
        {
            var source = (FormatterSource)Activator.CreateInstance(attribute.FormatterSourceType)!;
            foreach (var formatter in source.CreateTypeFormatters().Cast<ITypeFormatter>())
            {
                using var writer = new StringWriter(CultureInfo.InvariantCulture);
                if (formatter.Format(value, writer))
                {
                    bundle[formatter.MimeType] = writer.ToString();
                }
            }
        }

        if (bundle.Count == 0)
        {
            bundle[FormatterSource.Text] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return bundle;
    }
}
