namespace Workbook.Notebooks;

/// <summary>The media types that the engine itself writes.</summary>
public static class MimeTypes
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>An HTML fragment.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A script for the page.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>The source of a mermaid diagram, as Jupyter names it.</summary>
    public const string Mermaid = "text/vnd.mermaid";
}
