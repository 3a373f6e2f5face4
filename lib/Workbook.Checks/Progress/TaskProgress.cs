namespace Workbook.Checks.Progress;

/// <summary>How far one task is.</summary>
/// <param name="Id">The task's id: "1.4c".</param>
/// <param name="Title">The task's name: "Dvar".</param>
/// <param name="Points">The points earned.</param>
/// <param name="Possible">What the task is worth.</param>
/// <param name="Verdict">What its last check in this session said; <see langword="null"/> where it was not checked.</param>
public sealed record TaskProgress(string Id, string Title, int Points, int Possible, Verdict? Verdict);
