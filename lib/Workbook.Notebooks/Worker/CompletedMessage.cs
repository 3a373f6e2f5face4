namespace Workbook.Notebooks;

/// <summary>A cell has ended.</summary>
internal sealed record CompletedMessage(long Id, CellResult Result) : WorkerMessage;
