namespace Workbook.Engine.Documents;

/// <summary>Parsed JSON that remembers the line each value stands on, so that an error can name it.</summary>
internal sealed class JsonTree
{
    private const int MaxDepth = 200;
    private readonly Dictionary<JsonNode, int> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly string _file;
    private int _line;
    private int _counted;

    private JsonTree(string file, int firstLine) => (_file, _line) = (file, firstLine);

    public JsonNode? Root { get; private set; }

    /// <summary>Reads one JSON value and nothing after it from UTF-8 that starts on the file's line given.</summary>
    /// <exception cref="NotebookFormatException">The text is not JSON.</exception>
    public static JsonTree Parse(ReadOnlySpan<byte> utf8, string file, int firstLine = 1, int depth = MaxDepth)
    {
        var tree = new JsonTree(file, firstLine);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depth });
        try
        {
            reader.Read();
            tree.Root = tree.Value(ref reader, utf8);
            reader.Read();
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(file, firstLine + (int)(e.LineNumber ?? 0), $"not JSON: {Reason(e)}");
        }

        return tree;
    }

    /// <summary>An error on the line on which a value starts.</summary>
    public NotebookFormatException Error(JsonNode? at, string reason) =>
        new(_file, at is not null && _lines.TryGetValue(at, out var line) ? line : 1, reason);

    private JsonNode? Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var line = CountTo((int)reader.TokenStartIndex, utf8);
        JsonNode? node = reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, utf8),
            JsonTokenType.StartArray => Array(ref reader, utf8),
            JsonTokenType.String => JsonValue.Create(Text(ref reader, line)),
            JsonTokenType.Null => null,
            _ => JsonValue.Create(JsonElement.ParseValue(ref reader)),
        };
        if (node is not null)
        {
            _lines[node] = line;
        }

        return node;
    }

    private JsonObject Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var all = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var line = CountTo((int)reader.TokenStartIndex, utf8);
            var name = Text(ref reader, line);
            if (all.ContainsKey(name))
            {
                throw new NotebookFormatException(_file, line, $"\"{name}\" stands twice in one object");
            }

            reader.Read();
            all.Add(name, Value(ref reader, utf8));
        }

        return all;
    }

    private JsonArray Array(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var all = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            all.Add(Value(ref reader, utf8));
        }

        return all;
    }

    private string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new NotebookFormatException(_file, line, "a string holds half of a surrogate pair (\\ud800 to \\udfff)");
        }
    }

    private int CountTo(int position, ReadOnlySpan<byte> utf8)
    {
        _line += utf8[_counted..position].Count((byte)'\n');
        _counted = position;
        return _line;
    }

    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.');
    }
}
