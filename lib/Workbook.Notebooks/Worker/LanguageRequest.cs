namespace Workbook.Notebooks;

/// <summary>A question about code that is being written; it is answered at once, whatever runs.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="Code">The cell's text.</param>
internal abstract record LanguageRequest(long Id, string Code) : WorkerRequest;
