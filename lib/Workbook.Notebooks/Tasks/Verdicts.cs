namespace Workbook.Notebooks;

/// <summary>The words for verdicts in reports and in the command's JSON.</summary>
public static class Verdicts
{
    /// <summary>The answer is right.</summary>
    public const string Pass = "pass";

    /// <summary>The answer is wrong.</summary>
    public const string Fail = "fail";

    /// <summary>Nothing is written yet.</summary>
    public const string NotAttempted = "not-attempted";

    /// <summary>It waits for another task.</summary>
    public const string Blocked = "blocked";

    /// <summary>The answer could not be judged.</summary>
    public const string Error = "error";
}
