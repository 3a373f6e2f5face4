namespace Workbook.Notebooks;

/// <summary>A notebook in the report.</summary>
/// <param name="Name">The name of its page without extension, unlike all others; usually the notebook's file name.</param>
/// <param name="Source">The notebook's full path.</param>
/// <param name="Result">What came of running it.</param>
/// <param name="Verdict">A few words.</param>
/// <param name="Good">Whether all is well; null where nothing is wrong but something is not done yet.</param>
public sealed record ReportEntry(string Name, string Source, RunResult Result, string Verdict, bool? Good);
