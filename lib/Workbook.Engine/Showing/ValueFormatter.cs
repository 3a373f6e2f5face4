using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Showing;

/// <summary>
/// Turns a value into what is shown of it: by the formatter convention where its type follows that; as text where text says it all
/// (strings, numbers, matrices, tables); else by Microsoft.DotNet.Interactive.Formatting.
/// </summary>
internal static class ValueFormatter
{
    /// <summary>A value by media types, text/plain or HTML among them; a formatter that throws gives a text that says so.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value)
    {
        try
        {
            return FormatOrThrow(value);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Text($"{TypeName(value)} could not be shown: {e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>Shows a value's text as if it were of a given media type.</summary>
    public static IReadOnlyDictionary<string, string> FormatAs(object? value, string mimeType) =>
        new Dictionary<string, string>
        { [mimeType] = value is string or IHtmlContent ? value.ToString()! : value.ToDisplayString(mimeType) };

    private static Dictionary<string, string> FormatOrThrow(object? value)
    {
        switch (value)
        {
            case null:
                return Text("<null>");
            case string text:
                return Text(text);
            case IHtmlContent:
                return new Dictionary<string, string> { [MimeTypes.Html] = value.ToDisplayString(MimeTypes.Html) };
            case Array { Rank: 2 } table:
                return Text(TableText.Of(table));
            case Task task:
                return Text($"A task ({task.Status}). With await before it, the cell waits for it and shows what it returns.");
        }

        if (ConventionFormatter.Format(value) is { } data)
        {
            data.TryAdd(MimeTypes.Text, value.ToString() ?? "");
            return data;
        }

        if (MatrixFormatters.IsMathNet(value.GetType()))
        {
            return Text(MatrixFormatters.Text(value));
        }

        if (IsPlain(value))
        {
            return Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        return ByPackage(value);
    }

    private static Dictionary<string, string> ByPackage(object value)
    {
        MatrixFormatters.Register();
        var data = new Dictionary<string, string>();
        foreach (var mimeType in Formatter.GetPreferredMimeTypesFor(value.GetType()))
        {
            data[mimeType] = value.ToDisplayString(mimeType);
        }

        if (!data.ContainsKey(MimeTypes.Text))
        {
            data[MimeTypes.Text] = value.ToDisplayString(MimeTypes.Text);
        }

        return data;
    }

    private static bool IsPlain(object value)
    {
        var type = value.GetType();
        return type.IsPrimitive
            || type.IsEnum
            || value is decimal or DateTime or DateTimeOffset or TimeSpan or Guid or System.Numerics.BigInteger;
    }

    private static string TypeName(object? value) => value?.GetType().ToString() ?? "null";

    private static Dictionary<string, string> Text(string text) => new() { [MimeTypes.Text] = text };
}
