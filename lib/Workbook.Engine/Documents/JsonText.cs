namespace Workbook.Engine.Documents;

/// <summary>
/// Writes JSON the way Jupyter's own tools do: properties in their order, numbers as they were read,
/// letters of any alphabet unescaped. A file that those tools wrote comes out with the same bytes.
/// </summary>
internal static class JsonText
{
    /// <summary>One space of indent a level, a line for each value, as in <c>.ipynb</c> files.</summary>
    public static string Indented(JsonNode? node) => Write(new(), node, 0).ToString();

    /// <summary>Everything on one line, without spaces.</summary>
    public static string Compact(JsonNode? node) => Write(new(), node, null).ToString();

    /// <summary>A copy of an object but for some of its properties.</summary>
    public static JsonObject Without(this JsonObject json, params string[] names) =>
        new(json.Where(pair => !names.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    /// <summary>Takes the properties that are null out of an object.</summary>
    public static JsonObject WithoutNulls(this JsonObject json)
    {
        foreach (var (name, _) in json.Where(pair => pair.Value is null).ToList())
        {
            json.Remove(name);
        }

        return json;
    }

    private static StringBuilder Write(StringBuilder text, JsonNode? node, int? depth) => node switch
    {
        null => text.Append("null"),
        JsonObject all => WriteAll(text, '{', all, '}', depth, pair =>
            Write(WriteString(text, pair.Key).Append(depth is null ? ":" : ": "), pair.Value, depth + 1)),
        JsonArray all => WriteAll(text, '[', all, ']', depth, item => Write(text, item, depth + 1)),
        _ => WriteValue(text, node.AsValue()),
    };

    private static StringBuilder WriteAll<T>(
        StringBuilder text, char open, ICollection<T> items, char close, int? depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ",");
            NewLine(text, depth + 1);
            write(item);
            first = false;
        }

        if (!first)
        {
            NewLine(text, depth);
        }

        return text.Append(close);
    }

    private static void NewLine(StringBuilder text, int? depth)
    {
        if (depth is int spaces)
        {
            text.Append('\n').Append(' ', spaces);
        }
    }

    // A number that was read keeps its own digits: 1.0 stays 1.0.
    private static StringBuilder WriteValue(StringBuilder text, JsonValue value) => value.GetValueKind() == JsonValueKind.String
        ? WriteString(text, value.GetValue<string>())
        : text.Append(value.TryGetValue(out JsonElement element) ? element.GetRawText() : value.ToJsonString());

    private static StringBuilder WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        // Half a surrogate pair, which cannot be written in UTF-8, comes as U+FFFD.
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => text.Append(rune.ToString()),
            };
        }

        return text.Append('"');
    }
}
