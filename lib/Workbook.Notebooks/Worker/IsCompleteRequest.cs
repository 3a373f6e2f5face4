namespace Workbook.Notebooks;

/// <summary>Is it a whole cell?</summary>
internal sealed record IsCompleteRequest(long Id, string Code) : LanguageRequest(Id, Code);
