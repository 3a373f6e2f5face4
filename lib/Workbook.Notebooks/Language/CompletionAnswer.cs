namespace Workbook.Notebooks;

/// <summary>What could be written at the cursor.</summary>
/// <param name="Matches">The best first.</param>
/// <param name="Start">Where in the cell the text starts that a match replaces, in UTF-16 units.</param>
/// <param name="End">Where that text ends.</param>
public sealed record CompletionAnswer(IReadOnlyList<CompletionMatch> Matches, int Start, int End)
{
    /// <summary>No matches.</summary>
    internal static CompletionAnswer Nothing(int cursor) => new([], cursor, cursor);
}
