using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Showing;

/// <summary>How values are shown: by the formatting package, with what readers of text need beside HTML.</summary>
internal static class Shown
{
    /// <summary>
    /// Sets the package up. What text says whole (numbers, dates, tables) is text alone; other values are HTML and text, because a
    /// notebook is read in terminals and on pages that show no HTML, too.
    /// </summary>
    public static void SetDefaults()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(object), MimeTypes.Html, MimeTypes.Text);
        Formatter.SetPreferredMimeTypesFor(typeof(IHtmlContent), MimeTypes.Html);
        Type[] plain =
        [
            typeof(string), typeof(bool), typeof(char), typeof(Enum), typeof(Guid), typeof(Task),
            typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
            typeof(nint), typeof(nuint), typeof(float), typeof(double), typeof(Half), typeof(decimal), typeof(System.Numerics.BigInteger),
            typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
            typeof(double[,]), typeof(float[,]), typeof(int[,]), typeof(long[,]), typeof(byte[,]), typeof(bool[,]), typeof(char[,]),
            typeof(string[,]), typeof(object[,]),
        ];
        foreach (var type in plain)
        {
            Formatter.SetPreferredMimeTypesFor(type, MimeTypes.Text);
        }

        // For which the package has nothing but their properties.
        Formatter.Register<DateOnly>((day, writer) => writer.Write(day.ToString("o", CultureInfo.InvariantCulture)));
        Formatter.Register<TimeOnly>((time, writer) => writer.Write(time.ToString("o", CultureInfo.InvariantCulture)));
        Formatter.Register<Task>((task, writer) => writer.Write(
            $"A task ({task.Status}). With await before it, the cell waits for it and shows what it returns."));
        Formatter.Register<Array>((table, context) =>
        {
            if (table.Rank == 2)
            {
                context.Writer.Write(TableText.Of(table));
            }

            return table.Rank == 2;
        });
    }

    /// <summary>A value in the media types that it prefers; a formatter that throws gives a text that says so.</summary>
    public static IReadOnlyList<FormattedValue> Of(object? value)
    {
        try
        {
            return value switch
            {
                FormattedValue one => [one],
                IEnumerable<FormattedValue> many => [.. many],
                _ => FormattedValue.CreateManyFromObject(value),
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [new FormattedValue(MimeTypes.Text, $"{value?.GetType()} could not be shown: {e.GetType().Name}: {e.Message}")];
        }
    }

    /// <summary>A value in one media type.</summary>
    public static FormattedValue One(object? value, string mimeType)
    {
        try
        {
            return FormattedValue.CreateSingleFromObject(value, mimeType);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new FormattedValue(MimeTypes.Text, $"{value?.GetType()} could not be shown: {e.GetType().Name}: {e.Message}");
        }
    }
}
