namespace Workbook.Engine.Documents;

/// <summary>One output of a cell, in Jupyter's form.</summary>
public sealed class CellOutput
{
    /// <param name="json">The output as it stands in the file; kept, not copied.</param>
    internal CellOutput(JsonObject json) => Json = json;

    /// <summary>The output as it stands in the file.</summary>
    public JsonObject Json { get; }

    /// <summary><c>stream</c>, <c>display_data</c>, <c>execute_result</c> or <c>error</c>.</summary>
    public string OutputType => Json["output_type"]!.GetValue<string>();

    /// <summary><c>stdout</c> or <c>stderr</c>; null for other outputs.</summary>
    public string? StreamName => OutputType == "stream" ? Json["name"]!.GetValue<string>() : null;

    /// <summary>What was printed; null for outputs that are no stream.</summary>
    public string? StreamText => OutputType == "stream" ? Multiline.FromJson(Json["text"]) : null;

    /// <summary>The MIME types a displayed value comes in; none for streams and errors.</summary>
    public IEnumerable<string> MimeTypes => Json["data"] is JsonObject data ? data.Select(pair => pair.Key) : [];

    /// <summary>Console output; the name is <c>stdout</c> or <c>stderr</c>.</summary>
    public static CellOutput Stream(string name, string text) =>
        new(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = Multiline.ToJson(text) });

    /// <summary>A value that the cell displayed, by MIME type; JSON types hold JSON.</summary>
    /// <exception cref="JsonException">A JSON type holds something else.</exception>
    public static CellOutput DisplayData(IEnumerable<KeyValuePair<string, string>> data) =>
        new(new JsonObject { ["data"] = Bundle(data), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" });

    /// <summary>The value of the cell's last expression, by MIME type; JSON types hold JSON.</summary>
    /// <exception cref="JsonException">A JSON type holds something else.</exception>
    public static CellOutput ExecuteResult(IEnumerable<KeyValuePair<string, string>> data, int? executionCount) => new(new JsonObject
    {
        ["data"] = Bundle(data),
        ["execution_count"] = executionCount,
        ["metadata"] = new JsonObject(),
        ["output_type"] = "execute_result",
    });

    /// <summary>The exception that ended the cell.</summary>
    public static CellOutput Error(string name, string message, IEnumerable<string> traceback) => new(new JsonObject
    {
        ["ename"] = name,
        ["evalue"] = message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
    });

    /// <summary>The displayed value in one MIME type; JSON types as JSON text; null where there is none.</summary>
    public string? Data(string mimeType)
    {
        var value = (Json["data"] as JsonObject)?[mimeType];
        return value is null ? null : Multiline.FromJson(value) is string text && !IsJson(mimeType) ? text : value.ToJsonString();
    }

    /// <summary>A copy that shares nothing with this output.</summary>
    public CellOutput Clone() => new((JsonObject)Json.DeepClone());

    private static JsonObject Bundle(IEnumerable<KeyValuePair<string, string>> data)
    {
        // Jupyter sorts the types; so files that it wrote again do not differ from ours.
        var bundle = new JsonObject();
        foreach (var (mimeType, text) in data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            bundle[mimeType] = IsJson(mimeType) ? Parse(text) : Multiline.ToJson(text);
        }

        return bundle;
    }

    // What is wrong with it is found here, not when it is written; and in a file it stands a few levels deeper.
    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonTree.Parse(Encoding.UTF8.GetBytes(text), "output", depth: 64).Root;
        }
        catch (NotebookFormatException e)
        {
            throw new JsonException(e.Reason, e);
        }
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
