namespace Workbook.Checks.Guides;

/// <summary>
/// The help that a task comes with: three hints, each of which says more than the one before, and where its explained answer
/// stands. The hint cells of the notebooks have the same words (a test compares them).
/// </summary>
/// <param name="Task">The task's id: "1.4c".</param>
/// <param name="Question">The first hint: a question that leads on.</param>
/// <param name="Place">The second hint: where in the answer to look.</param>
/// <param name="Formula">The third hint: the formula, or the calls that make it.</param>
internal sealed record TaskGuide(string Task, string Question, string Place, string Formula)
{
    /// <summary>What each level is called, in order.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["A question", "The place", "The formula"];

    /// <summary>The hints by level. Code stands in backticks, everything else is plain text.</summary>
    public IReadOnlyList<string> Hints => [Question, Place, Formula];

    /// <summary>The notebook that the task is in: "1-BatchNormalization".</summary>
    public string Notebook => NotebookNames.Of(Task);

    /// <summary>The explained answer, as seen from the learner's notebook; Jupyter makes the anchor from the heading "TASK 1.4c".</summary>
    public string Answer => $"solutions/{Notebook}.ipynb#TASK-{Task}";
}
