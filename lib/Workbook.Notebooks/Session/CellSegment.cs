namespace Workbook.Notebooks;

/// <summary>A run of lines of a cell that are in one language.</summary>
/// <param name="Language">One of <see cref="CellLanguages"/>.</param>
/// <param name="Text">The lines; lines of the cell before them are there as empty lines, so that line numbers agree.</param>
internal sealed record CellSegment(string Language, string Text)
{
    /// <summary>The file that <c>#!import</c> names in place of text; null in other segments.</summary>
    public string? Import { get; init; }

    /// <summary>The line of the cell, from 1, on which the segment's magic or first line stands.</summary>
    public int Line { get; init; } = 1;
}
