using System.Text;

namespace Workbook;

/// <summary>A report as text: headline, first message, table of lines, values side by side.</summary>
internal static class ReportText
{
    public static string Of(CheckReport report)
    {
        var text = new StringBuilder();
        text.Append(VerdictWords.Symbol(report.Verdict)).Append(" Task ").Append(report.Task).Append(' ').Append(report.Title)
            .Append(": ").AppendLine(VerdictWords.Headline(report));
        foreach (var message in ReportParts.Messages(report))
        {
            text.Append("  ").AppendLine(message);
        }

        if (ReportParts.ShowsTable(report))
        {
            text.AppendLine();
            Lines(text, report);
        }

        if (report.Detail is { } detail)
        {
            text.AppendLine();
            Detail(text, detail);
        }

        if (ReportParts.Footer(report) is { } footer)
        {
            text.AppendLine().Append("  ").AppendLine(footer);
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static void Lines(StringBuilder text, CheckReport report)
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
        line.Name, ReportParts.Number(line.Error), ReportParts.Number(line.Limit),
        $"{VerdictWords.Symbol(line.Verdict)} {VerdictWords.Short(line.Verdict)}",
    ];

    private static void Detail(StringBuilder text, CheckDetail detail)
    {
        text.Append("  ").Append(detail.Line).AppendLine(":");
        if (detail.Inputs.Count > 0)
        {
            SideBySide(text, detail.Inputs);
        }

        if (detail is { Expected: { } expected, Actual: { } actual })
        {
            SideBySide(text, [expected, actual]);
        }

        if (detail.Observation is { } observation)
        {
            text.Append("  ").AppendLine(observation);
        }

        text.Append("  Where to look: ").AppendLine(detail.Where);
    }

    private static void SideBySide(StringBuilder text, IReadOnlyList<ShownTable> tables)
    {
        var blocks = tables.Select(Block).ToArray();
        var height = blocks.Max(block => block.Length);
        for (var i = 0; i < height; i++)
        {
            text.Append("    ");
            foreach (var block in blocks)
            {
                text.Append((i < block.Length ? block[i] : "").PadRight(block.Max(line => line.Length) + 4));
            }

            TrimEnd(text).AppendLine();
        }
    }

    private static string[] Block(ShownTable table)
    {
        // A value that differs stands in brackets, [like this].
        var cells = table.Cells.Select((row, i) => row.Select((cell, j) => table.Marked[i][j] ? $"[{cell}]" : $" {cell} ").ToArray()).ToArray();
        var widths = Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length)).ToArray();
        var title = table.Cut ? $"{table.Title}, from [{table.FirstRow},{table.FirstColumn}]" : table.Title;
        return [title, .. cells.Select(row => string.Join(" ", row.Select((cell, j) => cell.PadLeft(widths[j]))))];
    }

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text;
    }
}
