namespace Workbook.Notebooks;

/// <summary>What could be written at the cursor?</summary>
internal sealed record CompleteRequest(long Id, string Code, int Cursor) : LanguageRequest(Id, Code);
