namespace Workbook;

/// <content>What has been done.</content>
public static partial class Check
{
    private static readonly CheckMemory Session = new();

    // What the checks of this session found out: with Seed and TimeLimit the only state that Check has. Progress and Said read it, and
    // Related, which adds what other tasks' judgements mean for one: no verdict depends on it but that an answer which calls one that did
    // not end has to wait.
    private static CheckMemory Memory => Here.Value?.Memory ?? Session;

    // Experiments ask before they show numbers.
    static Check() => CheckedCode.Doubt = code => Related.Doubt(CodeReader.Of([code]), Memory);

    /// <summary>What is done of the notebook that was checked last, by this session's checks, the points, and what to do next.</summary>
    public static ProgressReport Progress() => Memory.Notebook is { } notebook ? Progress(notebook) : ProgressReport.Nothing;

    /// <summary>The same for a notebook by its number: 0 to 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such notebook.</exception>
    public static ProgressReport Progress(int notebook)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(notebook);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(notebook, NotebookNames.Count);
        return ProgressReport.Of(notebook, Memory.Of);
    }

    /// <summary>What the last check of each of these tasks said, in one line: "1.5 BatchNormBackward: ✗ not right yet, 1.6 …".</summary>
    public static string Said(params string[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return string.Join(", ", tasks.Select(task => Memory.Of(task) is { } last
            ? $"{task} {last.Task.Title}: {VerdictWords.Symbol(last.Verdict)} {VerdictWords.Sentence(last.Verdict)}"
            : $"{task}: not checked yet"));
    }
}
