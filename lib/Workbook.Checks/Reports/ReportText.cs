using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>A report as text for a terminal, in the order of the HTML form. Of the hints it prints the first.</summary>
internal static class ReportText
{
    public static string Of(Judgement report)
    {
        var text = new StringBuilder();
        text.AppendLine(VerdictWords.Headline(report));
        foreach (var message in ReportParts.Messages(report))
        {
            text.Append("  ").AppendLine(message);
        }

        RecognizedText.Write(text, report.Recognized);
        if (ReportParts.ShowsTable(report))
        {
            text.AppendLine();
            Lines(text, report);
        }

        if (report.Detail is { } detail)
        {
            DetailText.Write(text, detail, ReportParts.ShowsWhere(report));
        }

        if (ReportParts.ShowsHints(report))
        {
            text.AppendLine().Append("  Hint 1 of 3: ").AppendLine(report.Task.Hints[0]);
            text.AppendLine("  The other two stand under the check in the notebook, behind \"Show a hint\".");
            text.Append("  The explained answer: ").AppendLine(report.Task.Answer);
        }

        Ending(text, report);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    /// <summary>Takes blanks off the end of a line.</summary>
    public static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text;
    }

    private static void Lines(StringBuilder text, Judgement report)
    {
        string[][] rows = [["check", "error", "limit", "verdict"], .. report.Lines.Select(Row)];
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            text.Append("  ").Append(row[0].PadRight(widths[0])).Append("  ").Append(row[1].PadLeft(widths[1])).Append("  ")
                .Append(row[2].PadLeft(widths[2])).Append("  ").Append(row[3].PadRight(widths[3]));
            if (i > 0 && ReportParts.Note(report.Lines[i - 1]) is { } note)
            {
                text.Append("  ").Append(note);
            }

            TrimEnd(text).AppendLine();
        }
    }

    private static string[] Row(CheckLine line) =>
    [
        line.Name, ReportParts.Error(line), ReportParts.Number(line.Limit),
        $"{VerdictWords.Symbol(line.Verdict)} {VerdictWords.Short(line.Verdict)}",
    ];

    private static void Ending(StringBuilder text, Judgement report)
    {
        if (report.Notes.Count > 0)
        {
            text.AppendLine();
            foreach (var note in report.Notes)
            {
                text.Append("  Note: ").AppendLine(note);
            }
        }

        if (ReportParts.Footer(report) is { } footer)
        {
            text.AppendLine().Append("  ").AppendLine(footer);
        }

        if (report.Trace is { } trace)
        {
            text.AppendLine().Append("  ").AppendLine(trace.Replace("\n", "\n  ", StringComparison.Ordinal));
        }
    }
}
