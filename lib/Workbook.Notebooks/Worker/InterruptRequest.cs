namespace Workbook.Notebooks;

/// <summary>End a cell, or do not start it if it waits still.</summary>
/// <param name="Id">The cell's request; where it has ended already, there is nothing to do.</param>
internal sealed record InterruptRequest(long Id) : WorkerRequest;
