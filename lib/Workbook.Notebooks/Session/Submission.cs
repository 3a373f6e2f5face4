namespace Workbook.Notebooks;

/// <summary>A compiled cell: starts it, and says whether its last expression has a value to show.</summary>
/// <param name="Start">Runs the cell up to its first wait; the task ends with the cell and holds its value.</param>
/// <param name="HasValue">Whether the cell ends in an expression that is not void.</param>
internal sealed record Submission(Func<Task<object?>> Start, bool HasValue);
