namespace Workbook.Engine.Documents;

/// <summary>The kernels that a <c>.dib</c> file can address, by name and alias.</summary>
internal sealed class KernelNames
{
    public const string CSharp = "csharp";

    // No kernels, but kinds of cells.
    public const string Markdown = "markdown";
    public const string Raw = "raw";

    private static readonly (string Name, string[] Aliases)[] Known =
    [
        (CSharp, ["c#", "C#"]), ("fsharp", ["f#", "F#"]), ("pwsh", ["powershell"]), ("javascript", ["js"]), ("html", []),
        ("mermaid", []), ("sql", []), ("kql", []), ("http", []), ("value", []), (Markdown, ["md"]), (Raw, []),
    ];

    private readonly Dictionary<string, string> _byAlias = new(StringComparer.Ordinal);

    /// <summary>The kernels every notebook has.</summary>
    public KernelNames()
    {
        foreach (var (name, aliases) in Known)
        {
            Add(name, aliases);
        }
    }

    /// <summary>Adds a kernel, or aliases to one.</summary>
    public void Add(string name, IEnumerable<string> aliases)
    {
        _byAlias[name] = name;
        foreach (var alias in aliases)
        {
            _byAlias.TryAdd(alias, name);
        }
    }

    /// <summary>The kernel of a name or an alias; null for an unknown one.</summary>
    public string? Find(string alias) => _byAlias.GetValueOrDefault(alias);

    /// <summary>The language of a notebook's code cells that name none.</summary>
    public static string Default(JsonObject metadata) =>
        Name(Text(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? Text(metadata, "dotnet_interactive", "defaultKernelName"))
        ?? Text(metadata, "kernelspec", "name") switch
        {
            ".net-csharp" => CSharp,
            ".net-fsharp" => "fsharp",
            ".net-powershell" => "pwsh",
            _ => (Text(metadata, "kernelspec", "language") ?? Text(metadata, "language_info", "name"))?.ToLowerInvariant() switch
            {
                null or "" or "c#" or "polyglot-notebook" => CSharp,
                "f#" => "fsharp",
                string other => string.Join('-', other.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            },
        };

    /// <summary>The kernel a cell's metadata names; null where it names none.</summary>
    public static string? OfCell(JsonObject metadata) =>
        Name(Text(metadata, "polyglot_notebook", "kernelName") ?? Text(metadata, "dotnet_interactive", "language"));

    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }

    // A name with a space cannot stand after #!; whoever wrote it meant something else.
    private static string? Name(string? text) => text is not null && !text.Any(char.IsWhiteSpace) ? text : null;
}
