namespace Workbook.Engine.Showing;

/// <summary>The media types that the engine itself writes.</summary>
internal static class MimeTypes
{
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string JavaScript = "application/javascript";

    /// <summary>The source of a mermaid diagram, as Jupyter names it.</summary>
    public const string Mermaid = "text/vnd.mermaid";
}
