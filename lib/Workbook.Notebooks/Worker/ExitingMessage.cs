namespace Workbook.Notebooks;

/// <summary>The cell's code ends the process.</summary>
internal sealed record ExitingMessage(CellError Error) : WorkerMessage;
