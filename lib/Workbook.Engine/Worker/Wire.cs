using System.Text.Json.Serialization;

namespace Workbook.Engine.Worker;

/// <summary>
/// The lines that pass between a worker and its client: .NET Interactive's envelopes, one JSON object a line. The client reads and writes
/// what it needs of them itself, so that it starts without the package.
/// </summary>
internal static class Wire
{
    /// <summary>What could be written at the cursor?</summary>
    public const string Completions = "RequestCompletions";

    /// <summary>What stands at the cursor?</summary>
    public const string HoverText = "RequestHoverText";

    /// <summary>Execute a cell, after those sent before.</summary>
    public static string Submit(string token, CellCode cell) => Command(token, "SubmitCode", new JsonObject
    {
        ["code"] = cell.Source,
        ["targetKernelName"] = cell.Language,
        ["parameters"] = new JsonObject { [CellTexts.NameParameter] = cell.Name },
    });

    /// <summary>End the cell that was submitted with a token; where it has ended already, there is nothing to do.</summary>
    public static string Cancel(string token) => Command($"{token}.cancel", "Cancel", []);

    /// <summary>End the process.</summary>
    public static string Quit(string token) => Command(token, "Quit", []);

    /// <summary>A question about code that is being written.</summary>
    public static string Ask(string token, string type, string code, int cursor)
    {
        var place = Position.Of(code, cursor);
        if (type == Completions && string.IsNullOrWhiteSpace(code))
        {
            // Where there is nothing, the package's parser finds no language.
            code += ";";
        }

        return Command(token, type, new JsonObject
        {
            ["code"] = code,
            ["linePosition"] = new JsonObject { ["line"] = place.Line, ["character"] = place.Character },
            ["targetKernelName"] = CellLanguages.CSharp,
        });
    }

    /// <summary>The line that a cell asked for by a command, or why there is none.</summary>
    public static IEnumerable<string> Answer(JsonElement command, InputLine line)
    {
        if (line.Refusal is null)
        {
            yield return Event("InputProduced", new JsonObject { ["value"] = line.Text }, command);
            yield return Event("CommandSucceeded", [], command);
        }
        else
        {
            yield return Failed(line.Refusal, command);
        }
    }

    /// <summary>A command could not be done.</summary>
    public static string Failed(string message, JsonElement command) =>
        Event("CommandFailed", new JsonObject { ["message"] = message }, command);

    /// <summary>A piece of text, of "stdout" or "stderr", that was printed while a command was done.</summary>
    public static string Printed(string name, string text, JsonElement command) => Event(
        name == ConsoleCapture.Error ? "StandardErrorValueProduced" : "StandardOutputValueProduced",
        new JsonObject { ["formattedValues"] = new JsonArray(new JsonObject { ["mimeType"] = MimeTypes.Text, ["value"] = text }) },
        command);

    private static string Command(string token, string type, JsonObject command) =>
        new JsonObject { ["token"] = token, ["commandType"] = type, ["command"] = command }.ToJsonString(WireJson.Default.Options);

    private static string Event(string type, JsonObject content, JsonElement command) =>
        new JsonObject { ["eventType"] = type, ["event"] = content, ["command"] = JsonObject.Create(command) }
            .ToJsonString(WireJson.Default.Options);
}

/// <summary>A line from a worker: an event, or a command that the client is asked to do.</summary>
internal sealed record WireLine(string Type, string Token, JsonElement Content, JsonElement Whole)
{
    /// <exception cref="JsonException">The line is no envelope.</exception>
    public static WireLine Read(string line)
    {
        var whole = JsonDocument.Parse(line).RootElement;
        return whole.TryGetProperty("eventType", out var type)
            ? new WireLine(
                type.GetString()!,
                whole.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.Object
                    ? command.GetProperty("token").GetString()!
                    : "",
                whole.GetProperty("event"),
                whole)
            : new WireLine(
                whole.GetProperty("commandType").GetString()!,
                whole.GetProperty("token").GetString()!,
                whole.GetProperty("command"),
                whole);
    }

    /// <summary>Whether it is a command, and not an event.</summary>
    public bool IsCommand => Whole.TryGetProperty("commandType", out _);

    /// <summary>Whether it is a command to execute a cell.</summary>
    public bool IsSubmission => IsCommand && Type == "SubmitCode";

    /// <summary>The line as it came.</summary>
    public string Json => Whole.GetRawText();

    /// <summary>The token of the command that the client sent; the package makes further ones out of it.</summary>
    public string RootToken => Token.Split('.', 2)[0];

    public string Text(string name) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Representations by media type, under the name of the property that holds them.</summary>
    public Dictionary<string, string> Values(string name)
    {
        var values = new Dictionary<string, string>();
        foreach (var form in Content.GetProperty(name).EnumerateArray())
        {
            values[form.GetProperty("mimeType").GetString()!] = form.GetProperty("value").GetString() ?? "";
        }

        return values;
    }

    /// <summary>A value shown.</summary>
    public DisplayItem Display() => new(
        Values("formattedValues"),
        Text("valueId") is { Length: > 0 } id ? id : null,
        Update: Type == "DisplayedValueUpdated",
        IsResult: Type == "ReturnValueProduced");

    /// <summary>An error of ours.</summary>
    public (CellError Error, CellErrorRole Role, bool StateLost) Error() => (
        Content.GetProperty("error").Deserialize(WireJson.Default.CellError)!,
        Enum.Parse<CellErrorRole>(Text("role"), ignoreCase: true),
        Content.GetProperty("stateLost").GetBoolean());

    /// <summary>The first error among diagnostics: its message and line, from 1.</summary>
    public (string Message, int Line)? FirstError() => Content.GetProperty("diagnostics")
        .EnumerateArray()
        .Where(d => d.GetProperty("severity").GetString() == "error")
        .Select(d => ((string, int)?)(
            d.GetProperty("message").GetString()!,
            d.GetProperty("linePositionSpan").GetProperty("start").GetProperty("line").GetInt32() + 1))
        .FirstOrDefault();
}

/// <summary>How lines are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CellError))]
[JsonSerializable(typeof(CompletenessAnswer))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext;
