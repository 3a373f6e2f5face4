namespace Workbook.Notebooks;

/// <summary>End the process.</summary>
internal sealed record ShutdownRequest : WorkerRequest;
