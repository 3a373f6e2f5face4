namespace Workbook.Notebooks;

/// <summary>End the cell that is running.</summary>
internal sealed record InterruptRequest : WorkerRequest;
