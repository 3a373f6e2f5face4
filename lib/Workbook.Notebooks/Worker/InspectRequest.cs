namespace Workbook.Notebooks;

/// <summary>What stands at the cursor?</summary>
internal sealed record InspectRequest(long Id, string Code, int Cursor, int DetailLevel) : LanguageRequest(Id, Code);
