namespace Workbook.Checks.Reports;

/// <summary>How a verdict is written: a symbol and a word, so that nothing depends on colour.</summary>
internal static class VerdictWords
{
    public static string Symbol(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Fail => "✗",
        Verdict.NotAttempted => "○",
        Verdict.Blocked => "◌",
        Verdict.Error => "!",
        _ => "·",
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

    /// <summary>The word in a line of a table; <see langword="null"/> where nothing was checked.</summary>
    public static string Short(Verdict? verdict) => verdict switch
    {
        null => "not checked",
        Verdict.NotAttempted => "not yet",
        { } known => Word(known),
    };

    /// <summary>The words that a learner reads; <see langword="null"/> where nothing was checked.</summary>
    public static string Sentence(Verdict? verdict) => verdict switch
    {
        null => "not checked yet",
        Verdict.Pass => "right",
        Verdict.Fail => "not right yet",
        Verdict.NotAttempted => "not written yet",
        Verdict.Blocked => "waits for another task",
        _ => "stopped",
    };

    /// <summary>The headline of a report.</summary>
    public static string Headline(CheckReport report) => $"{Sentence(report.Verdict)}, {report.Earned} of {ReportParts.Points(report.Points)}";
}
