namespace Workbook.Engine.Language;

/// <summary>The names that the elements of documentation comments refer to, as one writes them in code.</summary>
internal static class CommentReferences
{
    /// <summary>What an entry is about: the name of a parameter, the type of an exception; empty for other elements.</summary>
    public static string Subject(XElement entry) =>
        entry.Attribute("name")?.Value ?? (entry.Attribute("cref") is { } reference ? Short(reference.Value) : "");

    /// <summary>What a reference within a text says; null for other elements.</summary>
    public static string? Name(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" when element.Value.Length > 0 => element.Value,
        "see" or "seealso" => element.Attribute("langword")?.Value
            ?? element.Attribute("href")?.Value
            ?? Short(element.Attribute("cref")?.Value ?? ""),
        "paramref" or "typeparamref" => element.Attribute("name")?.Value,
        _ => null,
    };

    // "M:System.Math.Max(System.Int32,System.Int32)" is Math.Max, "T:System.Collections.Generic.List`1" is List.
    private static string Short(string reference)
    {
        var kind = reference.Length > 1 && reference[1] == ':' ? reference[0] : '!';
        var name = kind == '!' && !reference.StartsWith("!:", StringComparison.Ordinal) ? reference : reference[2..];
        var parts = name.Split('(', 2)[0].Split('.').Select(p => p.Split('`', 2)[0]).ToList();
        return kind switch
        {
            'N' or '!' => name,
            'T' => parts[^1],
            _ when parts.Count < 2 || parts[^2].StartsWith("Submission#", StringComparison.Ordinal) => parts[^1],
            _ when parts[^1] == "#ctor" => parts[^2],
            _ => $"{parts[^2]}.{parts[^1]}",
        };
    }
}
