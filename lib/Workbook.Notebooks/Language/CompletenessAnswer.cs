namespace Workbook.Notebooks;

/// <summary>Whether a cell is whole.</summary>
/// <param name="Status">Whether it is.</param>
/// <param name="Indent">What the next line is to start with, where more lines are wanted.</param>
public sealed record CompletenessAnswer(Completeness Status, string Indent = "");
