namespace Workbook.Engine.Documents;

/// <summary>Takes values of the wanted type out of parsed JSON, or says where something else stands.</summary>
internal sealed class JsonShape(JsonTree tree, MetadataRule? rule = null)
{
    public JsonObject Object(JsonNode? node, JsonNode? around, string where) =>
        node as JsonObject ?? throw Wrong(node, around, where, "an object");

    public JsonObject ObjectOrEmpty(JsonObject around, string name, string where) =>
        around.ContainsKey(name) ? Object(around[name], around, $"{where}{name}") : [];

    public JsonObject CellMetadata(JsonObject cell, string where)
    {
        var metadata = ObjectOrEmpty(cell, "metadata", where);
        rule?.Invoke(this, metadata, $"{where}metadata.");
        return metadata;
    }

    public JsonArray Array(JsonObject around, string name, string where) =>
        Present(around, name, where) as JsonArray ?? throw Wrong(around[name], around, where + name, "a list");

    /// <summary>The objects of a list, each with how the places of its properties begin.</summary>
    public IEnumerable<(JsonObject Json, string Where)> Objects(JsonObject around, string name, string where)
    {
        var all = Array(around, name, where);
        return all.Select((item, i) => (Object(item, all, $"{where}{name}[{i}]"), $"{where}{name}[{i}]."));
    }

    public string Text(JsonObject around, string name, string where) =>
        String(Present(around, name, where)) ?? throw Wrong(around[name], around, where + name, "a string");

    /// <summary>A string or a list of strings, joined.</summary>
    public string Lines(JsonObject around, string name, string where) =>
        Multiline.FromJson(Present(around, name, where))
            ?? throw Wrong(around[name], around, where + name, "a string or a list of strings");

    public string[] Strings(JsonObject around, string name, string where) =>
        [.. Array(around, name, where).Select((item, i) => String(item) ?? throw Wrong(item, around, $"{where}{name}[{i}]", "a string"))];

    public int Integer(JsonObject around, string name, string where) =>
        Number(Present(around, name, where)) ?? throw Wrong(around[name], around, where + name, "a whole number");

    public int? IntegerOrNull(JsonObject around, string name, string where) =>
        around[name] is JsonNode node ? Number(node) ?? throw Wrong(node, around, where + name, "a whole number or null") : null;

    /// <summary>The error that something else stands at a place.</summary>
    public NotebookFormatException Wrong(JsonNode? node, JsonNode? around, string where, string wanted) =>
        tree.Error(node ?? around, $"{where} is {Describe(node)}; wanted {wanted}");

    public NotebookFormatException Error(JsonNode? at, string reason) => tree.Error(at, reason);

    private JsonNode? Present(JsonObject around, string name, string where) =>
        around.ContainsKey(name) ? around[name] : throw tree.Error(around, $"{where}{name} is missing");

    private static string? String(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Number(JsonNode? node) =>
        node is JsonValue value
            && value.TryGetValue(out JsonElement element)
            && element.ValueKind == JsonValueKind.Number
            && element.TryGetInt32(out var number)
            ? number
            : null;

    private static string Describe(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => $"\"{Shorten(node.GetValue<string>())}\"",
            _ => node.ToJsonString(),
        },
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";
}

/// <summary>What more a reader wants of a cell's metadata than the format; <paramref name="where"/> is how their places begin.</summary>
/// <exception cref="NotebookFormatException">They are of another form.</exception>
internal delegate void MetadataRule(JsonShape shape, JsonObject metadata, string where);
