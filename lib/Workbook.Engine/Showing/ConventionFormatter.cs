using System.Collections;

namespace Workbook.Engine.Showing;

/// <summary>
/// Formats types with an attribute named TypeFormatterSourceAttribute. Everything is found by name, so that a library needs no reference to
/// a host: its FormatterSourceType has CreateTypeFormatters, whose formatters have MimeType and Format(object, TextWriter).
/// </summary>
internal static class ConventionFormatter
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Formatter>> ByType = new();

    /// <summary>A value in the media types that its formatters offer; null without them or when none took the value.</summary>
    public static Dictionary<string, string>? Format(object value)
    {
        var formatters = ByType.GetOrAdd(value.GetType(), Find);
        Dictionary<string, string>? data = null;
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (formatter.Format(value, writer))
            {
                (data ??= [])[formatter.MimeType] = writer.ToString();
            }
        }

        return data;
    }

    private static IReadOnlyList<Formatter> Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == AttributeName);
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type source)
        {
            return [];
        }

        var create = source.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
            ?? throw new InvalidOperationException(
                $"{source} has no public method CreateTypeFormatters(); {type} names it as the source of its formatters");
        var instance = create.IsStatic ? null : Activator.CreateInstance(source, nonPublic: true);
        return [.. ((IEnumerable)create.Invoke(instance, null)!).Cast<object>().Select(f => new Formatter(f))];
    }

    private sealed class Formatter
    {
        private readonly Func<object, TextWriter, bool> _format;

        public Formatter(object formatter)
        {
            var type = formatter.GetType();
            MimeType = type.GetProperty("MimeType")?.GetValue(formatter) as string
                ?? throw new InvalidOperationException($"{type} has no public string property MimeType");
            var method = type.GetMethod("Format", BindingFlags.Public | BindingFlags.Instance, [typeof(object), typeof(TextWriter)])
                ?? throw new InvalidOperationException($"{type} has no public method Format(object, TextWriter)");
            _format = (value, writer) =>
                method.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is not false;
        }

        public string MimeType { get; }

        public bool Format(object value, TextWriter writer) => _format(value, writer);
    }
}
