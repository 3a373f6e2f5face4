namespace Workbook.Notebooks;

/// <summary>How much one cell may show.</summary>
/// <param name="TextCharacters">Characters of console text.</param>
/// <param name="DisplayCharacters">Characters of values shown, over all media types.</param>
public sealed record OutputLimits(int TextCharacters = 1_000_000, int DisplayCharacters = 30_000_000);
