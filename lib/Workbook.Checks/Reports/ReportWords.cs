namespace Workbook.Checks.Reports;

/// <summary>The words of a report, the same in every form.</summary>
internal static class ReportWords
{
    /// <summary>What stands before a mistake's question.</summary>
    public const string QuestionLead = "Ask yourself:";

    /// <summary>The first line.</summary>
    public static string Headline(Judgement report)
        => $"{VerdictWords.Symbol(report.Verdict)} Task {report.Task.Id} {report.Task.Title}: {VerdictWords.Sentence(report.Verdict)}, "
            + $"{report.Earned} of {Points(report.Task.Points)}";

    /// <summary>What stands under the headline: the message of the first line that does not pass, and that of an exception.</summary>
    public static IEnumerable<string> Messages(Judgement report)
    {
        var first = report.Lines.FirstOrDefault(line => line.Verdict != Verdict.Pass && line.Message.Length > 0);
        var last = report.Lines.LastOrDefault(line => line.Verdict is not (Verdict.Pass or Verdict.Fail) && line.Message.Length > 0);
        return new[] { first, last }.OfType<CheckLine>().Distinct().Select(line => line.Message);
    }

    /// <summary>What a line that passes has to say; messages of failures stand above the table.</summary>
    public static string Note(CheckLine line) => line.Verdict == Verdict.Pass ? line.Message : "";

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

    /// <summary>"1 point", "4 points".</summary>
    public static string Points(int points) => $"{points} {(points == 1 ? "point" : "points")}";

    /// <summary>What stands before the names of what was recognized.</summary>
    public static string Lead(IReadOnlyList<Recognition> recognized) => recognized.Count switch
    {
        1 => "Recognized:",
        2 => "Two things at once:",
        3 => "Three things at once:",
        _ => $"{recognized.Count} things at once:",
    };

    /// <summary>The name of what was recognized; names with "either … or …" where they cannot be told apart.</summary>
    public static string Names(Recognition recognition)
    {
        string[] names = [.. recognition.Mistakes.Select(mistake => mistake.Name).Distinct()];
        var others = string.Join(", ", names.SkipLast(1)) + (names.Length > 2 ? "," : "");
        return names.Length == 1 ? names[0] + "." : $"either {others} or {names[^1]}, which give the same result here.";
    }

    /// <summary>A mistake's name at the start of a line.</summary>
    public static string Start(MistakeText mistake) => $"{char.ToUpperInvariant(mistake.Name[0])}{mistake.Name[1..]}:";

    /// <summary>What stands before a mistake's formula.</summary>
    public static string Lead(MistakeText mistake) => mistake.FormulaIsRule ? "What holds here:" : "The line of the formula:";
}

/// <summary>A task's hints as a notebook has them under its check, in markdown.</summary>
internal static class HintsMarkdown
{
    public static string Of(TaskEntry task) => string.Join('\n',
    [
        .. task.Hints.Select((hint, level) => $"{level + 1}. *{TaskEntry.Levels[level]}.* {hint}"),
        "",
        $"[The explained answer]({task.Answer}) is in the solved notebook.",
    ]);
}
