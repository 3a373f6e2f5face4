namespace Workbook.Notebooks;

/// <summary>A notebook in the report.</summary>
/// <param name="Name">The name of its page without extension, unlike all others; usually the notebook's file name.</param>
/// <param name="Source">The notebook's full path.</param>
/// <param name="Result">What came of running it.</param>
/// <param name="Verdict">A few words.</param>
/// <param name="Good">Whether the words are good news.</param>
public sealed record ReportEntry(string Name, string Source, RunResult Result, string Verdict, bool Good);
