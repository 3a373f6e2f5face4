using System.Text.RegularExpressions;

namespace Workbook.Checks.Model;

/// <summary>A task's entry in the catalog: what its notebook and its reports say of it. Both read it here.</summary>
/// <param name="Id">The task's id: "1.4c". The number before the point is the notebook's.</param>
/// <param name="Title">The name of the method to write: "Dvar".</param>
/// <param name="Points">What the task is worth.</param>
/// <param name="Help">
/// Three hints, a paragraph each, every one of which says more than the one before: a question that leads on, where in the answer to
/// look, and the formula or the calls that make it. Code stands in backticks, everything else is plain text.
/// </param>
internal sealed record TaskEntry(string Id, string Title, int Points, string Help = "")
{
    /// <summary>What each level of help is called, in order.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["A question", "The place", "The formula"];

    /// <summary>The hints by level, each on one line.</summary>
    public IReadOnlyList<string> Hints { get; } = Help.Length == 0
        ? []
        : [.. Help.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' '))];

    /// <summary>
    /// Questions that lead on where one kind of line is wrong, each with a pattern of the lines' names, or of what lines say that fail; of
    /// several that fit, the first. Tasks with one kind of lines need none.
    /// </summary>
    public IReadOnlyList<(string Lines, string Question)> Questions { get; init; } = [];

    /// <summary>The first hint where a line is wrong: its own question, else that of the task.</summary>
    public string FirstHint(CheckLine? wrong)
        => Questions.FirstOrDefault(entry => wrong is not null && IsAbout(wrong, entry.Lines)).Question ?? Hints[0];

    /// <summary>
    /// Another task's function that this one is to do without, and what to do instead; <see langword="null"/> where any may be called.
    /// </summary>
    public (string Function, string Instead)? Without { get; init; }

    /// <summary>The explained answer, as seen from the learner's notebook; Jupyter makes the anchor from the heading "TASK 1.4c".</summary>
    public string Answer => $"solutions/{NotebookNames.Of(NotebookNames.NumberOf(Id))}.ipynb#TASK-{Id}";

    // "cache is null" says it in a line that is named after the inputs; an exception tells of all of them.
    private static bool IsAbout(CheckLine line, string pattern)
        => Regex.IsMatch(line.Verdict == Verdict.Fail ? $"{line.Name}\n{line.Message}" : line.Name, pattern, RegexOptions.Multiline);
}

/// <summary>The notebooks: the number before the point in a task's id tells which one it is in.</summary>
internal static class NotebookNames
{
    private static readonly string[] Names = ["0-StartHere", "1-BatchNormalization", "2-Dropout"];

    /// <summary>How many there are, from 0 on.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a notebook's file, without ending.</summary>
    public static string Of(int notebook) => Names[notebook];

    /// <summary>The number of the notebook that a task is in.</summary>
    public static int NumberOf(string task) => int.Parse(task.Split('.')[0], CultureInfo.InvariantCulture);
}
