using System.Collections.Frozen;

namespace Workbook.Notebooks;

/// <summary>The languages a cell can be written in, and the names they go by after <c>#!</c>.</summary>
public static class CellLanguages
{
    /// <summary>C#, which is executed.</summary>
    public const string CSharp = "csharp";

    /// <summary>Markdown, which is shown.</summary>
    public const string Markdown = "markdown";

    /// <summary>HTML, which is shown.</summary>
    public const string Html = "html";

    /// <summary>A mermaid diagram, which is shown.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>A script, which the page runs.</summary>
    public const string JavaScript = "javascript";

    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>
    {
        ["csharp"] = CSharp,
        ["c#"] = CSharp,
        ["C#"] = CSharp,
        ["markdown"] = Markdown,
        ["md"] = Markdown,
        ["html"] = Html,
        ["mermaid"] = Mermaid,
        ["javascript"] = JavaScript,
        ["js"] = JavaScript,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds a language by one of its names.</summary>
    /// <returns>The language's first name, or null when there is no such language.</returns>
    public static string? Find(string name) => ByName.GetValueOrDefault(name);
}
