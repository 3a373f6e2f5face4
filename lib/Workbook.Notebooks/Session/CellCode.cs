namespace Workbook.Notebooks;

/// <summary>What a session is asked to execute.</summary>
/// <param name="Name">How errors name the cell, such as "cell 3"; no two cells of a session share one.</param>
/// <param name="Source">The cell's text, magics included.</param>
/// <param name="Language">The language of lines before the first language magic.</param>
public sealed record CellCode(string Name, string Source, string Language = CellLanguages.CSharp);
