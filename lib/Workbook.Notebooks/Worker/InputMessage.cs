namespace Workbook.Notebooks;

/// <summary>A cell wants a line that somebody types.</summary>
/// <param name="Id">Comes back with the line.</param>
internal sealed record InputMessage(long Id) : WorkerMessage;
