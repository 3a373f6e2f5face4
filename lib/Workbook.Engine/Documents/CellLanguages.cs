using System.Collections.Frozen;

namespace Workbook.Engine.Documents;

/// <summary>The languages a cell can be written in, as they are called after <c>#!</c>; all but C# are only shown.</summary>
internal static class CellLanguages
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Mermaid = "mermaid";
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

    /// <summary>The language's first name by any of its names, or null when there is no such language.</summary>
    public static string? Find(string name) => ByName.GetValueOrDefault(name);
}
