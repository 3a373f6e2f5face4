namespace Workbook.Notebooks;

/// <summary>A cell has been compiled and starts to run; its time counts from here.</summary>
internal sealed record StartedMessage(long Id) : WorkerMessage;
