namespace Workbook.Engine.Documents;

/// <summary>The languages a cell can be written in, as their kernels are called after <c>#!</c>; all but C# are only shown.</summary>
internal static class CellLanguages
{
    /// <summary>What a cell is in that names none.</summary>
    public const string CSharp = "csharp";

    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Mermaid = "mermaid";
    public const string JavaScript = "javascript";
}
