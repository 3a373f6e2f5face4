using System.Globalization;

namespace Workbook.Checks.Reports;

/// <summary>What the text and the HTML form of a report have in common.</summary>
internal static class ReportParts
{
    /// <summary>What stands under the headline: the message of the first line that does not pass, and that of an exception.</summary>
    public static IEnumerable<string> Messages(Judgement report)
    {
        var first = report.Lines.FirstOrDefault(line => line.Verdict != Verdict.Pass && line.Message.Length > 0);
        var last = report.Lines.LastOrDefault(line => line.Verdict is not (Verdict.Pass or Verdict.Fail) && line.Message.Length > 0);
        return new[] { first, last }.OfType<CheckLine>().Distinct().Select(line => line.Message);
    }

    /// <summary>A stub needs no table.</summary>
    public static bool ShowsTable(Judgement report) => report.Lines.Count > 1 || report.Verdict is not (Verdict.NotAttempted or Verdict.Blocked);

    /// <summary>What a line that passes has to say; messages of failures stand above the table.</summary>
    public static string? Note(CheckLine line) => line.Verdict == Verdict.Pass && line.Message.Length > 0 ? line.Message : null;

    /// <summary>An error or a limit in a table.</summary>
    public static string Number(double? value) => value switch
    {
        null => "",
        0 => "0",
        >= 0.01 and < 999.5 => value.Value.ToString("G3", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.0e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal),
    };

    /// <summary>The error of a line; a comparison that has a limit and no finite error met NaN or infinity.</summary>
    public static string Error(CheckLine line) => line is { Error: null, Limit: not null } ? "NaN or ∞" : Number(line.Error);

    /// <summary>Where a mistake is named, another explanation beside it would only confuse.</summary>
    public static bool ShowsWhere(Judgement report) => report.Recognized.Count == 0;

    /// <summary>Whether there are hints to show; what is right needs none, nor does what waits for another task.</summary>
    public static bool ShowsHints(Judgement report) => report.Verdict is not (Verdict.Pass or Verdict.Blocked) && report.Task.Hints.Count > 0;

    /// <summary>"1 point", "4 points".</summary>
    public static string Points(int points) => $"{points} {(points == 1 ? "point" : "points")}";

    /// <summary>How to get the same inputs again; a stub was given none.</summary>
    public static string? Footer(Judgement report) => report.Verdict is Verdict.NotAttempted or Verdict.Blocked
        ? null
        : $"Inputs drawn with seed {report.Seed}; Check.Seed = {report.Seed} repeats them.";
}
