using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>A report as text for a terminal. Of the hints it prints the first.</summary>
internal sealed class TextForm : ReportForm
{
    private readonly StringBuilder _text = new();

    /// <summary>The lines of a table, columns padded.</summary>
    /// <param name="rows">The cells, row by row.</param>
    /// <param name="right">The columns that are aligned to the right.</param>
    public static IEnumerable<string> Table(string[][] rows, params int[] right)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column)
            => right.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd(' '));
    }

    protected override void Headline(string text, Verdict verdict) => _text.AppendLine(text);

    protected override void Paragraph(string text) => Line("  " + text);

    protected override void Gap() => _text.AppendLine();

    protected override void Recognized(IReadOnlyList<Recognition> recognized)
    {
        if (recognized.Count == 1)
        {
            Paragraph($"{ReportWords.Lead(recognized)} {ReportWords.Names(recognized[0])}");
            Explain(recognized[0], "    ");
            return;
        }

        Paragraph(ReportWords.Lead(recognized));
        foreach (var (index, recognition) in recognized.Index())
        {
            Paragraph($"{index + 1}. {ReportWords.Names(recognition)}");
            Explain(recognition, "     ");
        }
    }

    protected override void Table(IReadOnlyList<CheckLine> lines)
    {
        string[][] rows = [["check", "error", "limit", "verdict", ""], .. lines.Select(Row)];
        foreach (var row in Table(rows, 1, 2))
        {
            Paragraph(row);
        }
    }

    protected override void Results(Detail detail)
    {
        Paragraph(detail.Line + ":");
        SideBySide(detail.Inputs);
        SideBySide(detail.Results);
    }

    protected override void Hints(TaskEntry task, string? first)
    {
        if (first is not null)
        {
            Paragraph($"Hint 1 of 3: {first}");
        }

        Paragraph($"{(first is null ? "Hints" : "The other two")} stand under the check in the notebook, behind \"Show a hint\".");
        Paragraph($"The explained answer: {task.Answer}");
    }

    protected override void Footer(string text)
    {
        Gap();
        Paragraph(text);
    }

    protected override void Trace(string trace)
    {
        Gap();
        Paragraph(trace.Replace("\n", "\n  ", StringComparison.Ordinal));
    }

    protected override string End() => _text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');

    private static string[] Row(CheckLine line) =>
    [
        line.Name, ReportWords.Error(line), ReportWords.Number(line.Limit),
        $"{VerdictWords.Symbol(line.Verdict)} {VerdictWords.Short(line.Verdict)}", ReportWords.Note(line),
    ];

    private void Line(string text) => _text.AppendLine(text.TrimEnd(' '));

    private void Explain(Recognition recognition, string indent)
    {
        foreach (var mistake in recognition.Mistakes)
        {
            if (recognition.Mistakes.Count > 1)
            {
                Line(indent + ReportWords.Start(mistake));
            }

            var deeper = recognition.Mistakes.Count > 1 ? indent + "  " : indent;
            Line(deeper + mistake.Sentence);
            Line($"{deeper}{ReportWords.Lead(mistake)} {mistake.Formula}");
            Line($"{deeper}{ReportWords.QuestionLead} {mistake.Question}");
        }
    }

    private void SideBySide(IReadOnlyList<ShownTable> tables)
    {
        (string[] Lines, int Width)[] blocks = [.. tables.Select(Block).Select(lines => (lines, lines.Max(line => line.Length) + 4))];
        for (var i = 0; blocks.Any(block => i < block.Lines.Length); i++)
        {
            Line("    " + string.Concat(blocks.Select(block => (i < block.Lines.Length ? block.Lines[i] : "").PadRight(block.Width))));
        }
    }

    private static string[] Block(ShownTable table)
    {
        // A value that differs stands in brackets, [like this].
        string[][] cells = [.. table.Cells.Zip(table.Marked, (row, marks)
            => row.Zip(marks, (cell, isMarked) => isMarked ? $"[{cell}]" : $" {cell} ").ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length))];
        return [table.Heading, .. cells.Select(row => string.Join(" ", row.Select((cell, j) => cell.PadLeft(widths[j]))))];
    }
}
