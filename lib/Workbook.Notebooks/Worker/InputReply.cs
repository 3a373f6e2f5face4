namespace Workbook.Notebooks;

/// <summary>The line that a cell asked for.</summary>
/// <param name="Id">The question's.</param>
/// <param name="Line">The answer.</param>
internal sealed record InputReply(long Id, InputLine Line) : WorkerRequest;
