namespace Workbook;

/// <summary>The result of checking one task.</summary>
/// <param name="Task">The task's id, as in the notebook: "1.4c".</param>
/// <param name="Title">The task's name: "dvar".</param>
/// <param name="Points">What the task is worth.</param>
/// <param name="Lines">One line per comparison, in order.</param>
public sealed record CheckReport(string Task, string Title, int Points, IReadOnlyList<CheckLine> Lines);
