namespace Workbook.Notebooks;

/// <summary>A heading of a notebook.</summary>
/// <param name="Level">1 for a title.</param>
/// <param name="Html">Its text without formatting, formulas typeset.</param>
/// <param name="Id">The name that links to it use.</param>
internal sealed record Heading(int Level, string Html, string Id);
