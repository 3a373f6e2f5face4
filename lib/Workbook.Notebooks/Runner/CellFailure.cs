namespace Workbook.Notebooks;

/// <summary>A cell that failed.</summary>
/// <param name="Number">The number it was executed under: the how-manieth code cell it is, from 1.</param>
/// <param name="Id">Its id in the notebook; null where it has none.</param>
/// <param name="Error">Why.</param>
public sealed record CellFailure(int Number, string? Id, CellError Error);
