namespace Workbook;

/// <summary>How a verdict is written: a symbol and a word, so that nothing depends on colour.</summary>
internal static class VerdictWords
{
    public static string Symbol(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Fail => "✗",
        Verdict.NotAttempted => "○",
        Verdict.Blocked => "◌",
        _ => "!",
    };

    /// <summary>The word of the command's JSON contract.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.NotAttempted => "not-attempted",
        Verdict.Blocked => "blocked",
        _ => "error",
    };

    /// <summary>The word in a line of a table.</summary>
    public static string Short(Verdict verdict) => verdict == Verdict.NotAttempted ? "not yet" : Word(verdict);

    /// <summary>The headline of a report.</summary>
    public static string Headline(CheckReport report)
    {
        var points = $"{report.Earned} of {report.Points} {(report.Points == 1 ? "point" : "points")}";
        return report.Verdict switch
        {
            Verdict.Pass => $"right, {points}",
            Verdict.Fail => $"not right yet, {points}",
            Verdict.NotAttempted => $"not written yet, {points}",
            Verdict.Blocked => $"waits for another task, {points}",
            _ => $"stopped with an exception, {points}",
        };
    }
}
