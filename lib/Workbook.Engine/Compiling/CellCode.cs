namespace Workbook.Engine.Compiling;

/// <summary>What a session is to execute; no two cells share a name. Lines before the first magic are in the language.</summary>
internal sealed record CellCode(string Name, string Source, string Language = CellLanguages.CSharp);

/// <summary>A run of a cell's lines in one language; the lines before them are there as empty ones, so that line numbers agree.</summary>
internal sealed record CellSegment(string Language, string Text)
{
    /// <summary>The file that <c>#!import</c> names in place of text; null in other segments.</summary>
    public string? Import { get; init; }

    /// <summary>The line of the cell, from 1, on which the segment's magic or first line stands.</summary>
    public int Line { get; init; } = 1;
}
