namespace Workbook.Checks.Tests;

/// <summary>One line of the table of correct answers.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Way">How the answer goes about it.</param>
/// <param name="Check">Runs the task's check on it.</param>
internal sealed record CorrectAnswer(string Task, string Way, Func<CheckReport> Check)
{
    /// <summary>"1.5 one line".</summary>
    public string Name => $"{Task} {Way}";
}
