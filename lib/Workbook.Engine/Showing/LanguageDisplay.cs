namespace Workbook.Engine.Showing;

/// <summary>Shows a text that is in a language of the page rather than of the session.</summary>
internal static class LanguageDisplay
{
    public static DisplayItem Show(string language, string text) => new(language switch
    {
        CellLanguages.Markdown => new Dictionary<string, string> { [MimeTypes.Markdown] = text },
        CellLanguages.Html => new Dictionary<string, string> { [MimeTypes.Html] = text },
        CellLanguages.JavaScript => new Dictionary<string, string> { [MimeTypes.JavaScript] = text },
        // Clients that draw mermaid take the type of its own or a fenced block; others show the source.
        CellLanguages.Mermaid => new Dictionary<string, string>
        {
            [MimeTypes.Mermaid] = text,
            [MimeTypes.Markdown] = $"```mermaid\n{text}\n```",
            [MimeTypes.Text] = text,
        },
        _ => throw new ArgumentException($"There is nothing to show of {language}", nameof(language)),
    });
}
