using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Workbook.Engine.Worker;

/// <summary>How requests and messages are written: one line each, in UTF-8.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext
{
    private static WorkerJson? _lines;

    private static WorkerJson Lines =>
        _lines ??= new WorkerJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a request as a line, without its end.</summary>
    public static string Line(WorkerRequest request) => JsonSerializer.Serialize(request, Lines.WorkerRequest);

    /// <summary>Writes a message as a line, without its end.</summary>
    public static string Line(WorkerMessage message) => JsonSerializer.Serialize(message, Lines.WorkerMessage);

    /// <exception cref="JsonException">The line is not one.</exception>
    public static WorkerRequest ReadRequest(string line) =>
        JsonSerializer.Deserialize(line, Lines.WorkerRequest) ?? throw new JsonException("null is not a request");

    /// <exception cref="JsonException">The line is not one.</exception>
    public static WorkerMessage ReadMessage(string line) =>
        JsonSerializer.Deserialize(line, Lines.WorkerMessage) ?? throw new JsonException("null is not a message");
}
