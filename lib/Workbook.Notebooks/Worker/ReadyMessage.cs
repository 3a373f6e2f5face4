namespace Workbook.Notebooks;

/// <summary>The session has started.</summary>
internal sealed record ReadyMessage : WorkerMessage;
