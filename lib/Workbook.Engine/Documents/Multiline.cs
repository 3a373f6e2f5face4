namespace Workbook.Engine.Documents;

/// <summary>Text as notebooks keep it: a list of lines, each with its line feed but for the last.</summary>
internal static class Multiline
{
    /// <summary>The list for a text; no lines for an empty one.</summary>
    public static JsonArray ToJson(string text)
    {
        var parts = text.Split('\n');
        var lines = parts.Select((part, i) => i < parts.Length - 1 ? part + '\n' : part).Where(line => line.Length > 0);
        return new JsonArray([.. lines.Select(line => (JsonNode)JsonValue.Create(line))]);
    }

    /// <summary>The text of a string or of a list of strings; null when it is neither.</summary>
    public static string? FromJson(JsonNode? node) => node switch
    {
        JsonValue value => value.TryGetValue(out string? text) ? text : null,
        JsonArray lines when lines.All(line => line is JsonValue part && part.TryGetValue(out string? _)) =>
            string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => null,
    };
}
