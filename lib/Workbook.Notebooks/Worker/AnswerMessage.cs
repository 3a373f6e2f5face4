namespace Workbook.Notebooks;

/// <summary>The answer to a request that waits for nothing but this.</summary>
/// <param name="Id">The request's.</param>
internal abstract record AnswerMessage(long Id) : WorkerMessage;
