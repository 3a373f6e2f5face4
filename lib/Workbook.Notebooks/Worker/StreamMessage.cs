namespace Workbook.Notebooks;

/// <summary>Console text.</summary>
internal sealed record StreamMessage(string Name, string Text) : WorkerMessage;
