namespace Workbook.Kernel;

/// <summary>A message. Identities are whom a router got it from or sends it to; its topic on the publishing socket.</summary>
internal sealed record KernelMessage(
    IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    /// <summary>For instance "execute_request".</summary>
    public string Type => Text(Header, "msg_type") ?? "";

    /// <summary>The name by which answers refer to it.</summary>
    public string Id => Text(Header, "msg_id") ?? "";

    /// <summary>The name of the message that it answers; empty where it does not say.</summary>
    public string ParentId => Text(Parent, "msg_id") ?? "";

    /// <exception cref="InvalidDataException">There is none.</exception>
    public string Text(string name) => Text(Content, name) ?? throw Missing(name, "a text");

    /// <exception cref="InvalidDataException">It is something else.</exception>
    public bool Flag(string name, bool otherwise)
        => Content[name] is not { } node
            ? otherwise
            : node is JsonValue value && value.TryGetValue(out bool flag)
            ? flag
            : throw Missing(name, "true or false");

    /// <exception cref="InvalidDataException">It is something else.</exception>
    public int Number(string name, int otherwise)
        => Content[name] is not { } node
            ? otherwise
            : node is JsonValue value && value.TryGetValue(out int number)
            ? number
            : throw Missing(name, "a whole number");

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue(out string? text)
        ? text
        : null;

    private InvalidDataException Missing(string name, string wanted)
        => new($"{Type}: {name} is {Content[name]?.ToJsonString() ?? "not there"}; {wanted} is wanted");
}
