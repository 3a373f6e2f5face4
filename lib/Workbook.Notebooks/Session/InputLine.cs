namespace Workbook.Notebooks;

/// <summary>What a cell gets that reads a line.</summary>
/// <param name="Text">The line; null where there is no more to read.</param>
/// <param name="Refusal">Why nobody can be asked; null where somebody was.</param>
public sealed record InputLine(string? Text, string? Refusal = null);
