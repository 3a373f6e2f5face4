namespace Workbook.Engine;

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

/// <summary>A run of a cell's lines in one language; the lines before them are there as empty ones, so that line numbers agree.</summary>
internal sealed record CellSegment(string Language, string Text)
{
    /// <summary>The file that <c>#!import</c> names in place of text; null in other segments.</summary>
    public string? Import { get; init; }

    /// <summary>The line of the cell, from 1, on which the segment's magic or first line stands.</summary>
    public int Line { get; init; } = 1;
}
