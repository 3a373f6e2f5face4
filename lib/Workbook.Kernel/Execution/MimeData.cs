namespace Workbook.Kernel;

/// <summary>A shown value as messages carry it: JSON types as JSON, everything else as text.</summary>
internal static class MimeData
{
    /// <summary>The most levels of what is sent as JSON; what is nested more deeply is sent as text.</summary>
    public const int MostNested = 256;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = MostNested };

    public static JsonObject Of(DisplayItem item)
    {
        var data = new JsonObject();
        foreach (var (type, text) in item.Data)
        {
            data[type] = type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal) ? Json(text) : text;
        }

        return data;
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Depth);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
