namespace Workbook.Notebooks;

/// <summary>
/// Writes JSON the way Jupyter's own tools do: properties in their order, numbers as they were read,
/// letters of any alphabet unescaped. A file that those tools wrote comes out with the same bytes.
/// </summary>
internal static class JsonText
{
    /// <summary>One space of indent a level, a line for each value, as in <c>.ipynb</c> files.</summary>
    public static string Indented(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    /// <summary>Everything on one line, without spaces.</summary>
    public static string Compact(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, null);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int? depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject all:
                WriteAll(text, '{', all, '}', depth, pair =>
                {
                    WriteString(text, pair.Key);
                    text.Append(depth is null ? ":" : ": ");
                    Write(text, pair.Value, depth + 1);
                });
                break;
            case JsonArray all:
                WriteAll(text, '[', all, ']', depth, item => Write(text, item, depth + 1));
                break;
            default:
                WriteValue(text, node.AsValue());
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, ICollection<T> items, char close, int? depth, Action<T> write)
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

        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int? depth)
    {
        if (depth is int spaces)
        {
            text.Append('\n').Append(' ', spaces);
        }
    }

    private static void WriteValue(StringBuilder text, JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            WriteString(text, value.GetValue<string>());
            return;
        }

        // A number that was read keeps its own digits: 1.0 stays 1.0.
        text.Append(value.TryGetValue(out JsonElement element) ? element.GetRawText() : value.ToJsonString());
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                // Half a pair cannot be written in UTF-8.
                var pair = i + 1 < value.Length && char.IsSurrogatePair(c, value[i + 1]);
                text.Append(pair ? c : '\uFFFD');
                if (pair)
                {
                    text.Append(value[++i]);
                }

                continue;
            }

            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
