namespace Workbook;

/// <summary>One line of a report: what was compared and how it came out.</summary>
/// <param name="Name">What was compared: "dx against a numerical gradient".</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Error">The measured error; <see langword="null"/> where there is no finite number.</param>
/// <param name="Limit">The largest error that passes; <see langword="null"/> where there is none.</param>
/// <param name="Message">One sentence for the learner; empty where the line says it all.</param>
public sealed record CheckLine(string Name, Verdict Verdict, double? Error = null, double? Limit = null, string Message = "")
{
    /// <summary>The ids of the mistakes that explain a failure; empty where none of the known ones does.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];
}

/// <summary>What a check says of an answer.</summary>
public enum Verdict
{
    /// <summary>The answer is right.</summary>
    Pass,

    /// <summary>The answer is wrong.</summary>
    Fail,

    /// <summary>The answer is not written yet: its stub still throws <see cref="NotImplementedException"/>.</summary>
    NotAttempted,

    /// <summary>It waits for another task.</summary>
    Blocked,

    /// <summary>The answer threw an exception, or could not be judged.</summary>
    Error,
}
