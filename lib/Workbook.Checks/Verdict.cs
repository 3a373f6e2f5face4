namespace Workbook;

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
