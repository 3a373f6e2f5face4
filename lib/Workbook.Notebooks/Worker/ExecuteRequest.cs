namespace Workbook.Notebooks;

/// <summary>Execute a cell, after those asked for before.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="Cell">The cell.</param>
/// <param name="LimitSeconds">How long it may run; null for as long as it likes.</param>
internal sealed record ExecuteRequest(long Id, CellCode Cell, double? LimitSeconds) : WorkerRequest;
