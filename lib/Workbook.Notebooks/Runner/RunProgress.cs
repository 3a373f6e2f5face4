namespace Workbook.Notebooks;

/// <summary>How far a notebook is.</summary>
/// <param name="Cell">The code cell that runs, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
/// <param name="Elapsed">Time since the notebook's start.</param>
/// <param name="Text">What the cell says of its own progress, in one line; null when it says nothing.</param>
public sealed record RunProgress(int Cell, int Cells, TimeSpan Elapsed, string? Text);
