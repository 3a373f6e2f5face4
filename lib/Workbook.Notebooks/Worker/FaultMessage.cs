namespace Workbook.Notebooks;

/// <summary>An exception ended a thread that a cell had started; the session goes on.</summary>
internal sealed record FaultMessage(CellError Error) : WorkerMessage;
