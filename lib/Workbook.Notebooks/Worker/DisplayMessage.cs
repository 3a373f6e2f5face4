namespace Workbook.Notebooks;

/// <summary>A value shown.</summary>
internal sealed record DisplayMessage(DisplayItem Item) : WorkerMessage;
