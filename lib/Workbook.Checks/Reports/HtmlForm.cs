using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>A report as an HTML fragment; hints stand behind folds.</summary>
internal sealed class HtmlForm : ReportForm
{
    private readonly StringBuilder _html = new();

    protected override void Headline(string text, Verdict verdict) => _html.Append(Markup.Start(verdict, text));

    protected override void Paragraph(string text) => _html.Append(Markup.Paragraph(Markup.Prose(text)));

    protected override void Recognized(IReadOnlyList<Recognition> recognized)
    {
        var lead = ReportWords.Lead(recognized);
        var items = recognized.Select(recognition => $"<li>{Names(recognition)}{Explain(recognition)}</li>");
        _html.Append("<div style=\"margin:6px 0\">").Append(recognized.Count == 1
            ? Markup.Paragraph($"{lead} {Names(recognized[0])}") + $"<div style=\"margin:2px 0 2px 16px\">{Explain(recognized[0])}</div>"
            : Markup.Paragraph(lead) + $"<ol style=\"margin:2px 0;padding-left:24px\">{string.Concat(items)}</ol>").Append("</div>");
    }

    protected override void Table(IReadOnlyList<CheckLine> lines)
    {
        var head = Markup.Head(("check", "left"), ("error", "right"), ("limit", "right"), ("verdict", "left"));
        _html.Append(Markup.Table(head, lines.Select(line =>
        {
            // Under the name: beside the verdict it would not fit a narrow screen.
            var note = ReportWords.Note(line) is { Length: > 0 } words
                ? $"<br/><small style=\"opacity:0.8\">{Markup.Prose(words)}</small>"
                : "";
            return Markup.Cell(Markup.Text(line.Name) + note, "left", "min-width:6em") + Markup.Cell(ReportWords.Error(line), "right")
                + Markup.Cell(ReportWords.Number(line.Limit), "right") + Markup.VerdictCell(line.Verdict, VerdictWords.Short(line.Verdict));
        })));
    }

    protected override void Results(Detail detail)
    {
        _html.Append(Markup.Paragraph(Markup.Strong(detail.Line), "8px 0 2px"));
        SideBySide(detail.Inputs);
        SideBySide(detail.Results);
    }

    // One level opens after another; the link to the answer is behind the last of them, and reachable without opening any.
    protected override void Hints(TaskEntry task, string? first)
    {
        string Level(int level, string hint) => Markup.Paragraph($"<em>{TaskEntry.Levels[level]}.</em> {Markup.Prose(hint)}");
        var last = Markup.Fold("Show the last hint: the formula", Level(2, task.Hints[2]));
        var second = Markup.Fold("Show the next hint: the place", Level(1, task.Hints[1]) + last);
        var answer = $"<a style=\"color:inherit\" href=\"{Markup.Text(task.Answer)}\">The explained answer</a>";
        _html.Append(first is null ? "" : Markup.Fold("Show a hint", Level(0, first) + second))
            .Append(Markup.Paragraph($"{answer} is in the solved notebook, under TASK {task.Id}."));
    }

    protected override void Footer(string text)
        => _html.Append($"<p style=\"margin:6px 0 2px;opacity:0.75\"><small>{Markup.Text(text)}</small></p>");

    protected override void Trace(string trace)
        => _html.Append("<pre style=\"margin:6px 0 2px;white-space:pre-wrap;background:none;color:inherit;padding:0\">")
            .Append(Markup.Text(trace)).Append("</pre>");

    protected override string End() => _html.Append("</div>").ToString();

    private static string Names(Recognition recognition) => $"<strong>{Markup.Prose(ReportWords.Names(recognition))}</strong>";

    private static string Explain(Recognition recognition) => recognition.Mistakes.Count == 1
        ? Explain(recognition.Mistakes[0])
        : string.Concat(recognition.Mistakes.Select(mistake => "<div style=\"margin:4px 0\">"
            + Markup.Paragraph($"<em>{Markup.Prose(ReportWords.Start(mistake))}</em>") + Explain(mistake) + "</div>"));

    private static string Explain(MistakeText mistake)
    {
        var formula = mistake.FormulaIsRule ? Markup.Prose(mistake.Formula) : Markup.Code(mistake.Formula);
        return Markup.Paragraph(Markup.Prose(mistake.Sentence)) + Markup.Paragraph($"{ReportWords.Lead(mistake)} {formula}")
            + Markup.Paragraph($"{ReportWords.QuestionLead} {Markup.Prose(mistake.Question)}");
    }

    private void SideBySide(IReadOnlyList<ShownTable> tables)
        => _html.Append(tables.Count == 0 ? "" : Markup.Scrolling(string.Concat(tables.Select(table =>
        {
            var rows = table.Cells.Zip(table.Marked, (cells, marks) => string.Concat(cells.Zip(marks, (cell, isMarked)
                => Markup.Cell(isMarked ? Mark(cell) : Markup.Text(cell), "right"))));
            return "<table style=\"border-collapse:collapse;display:inline-table;width:auto;vertical-align:top;margin:2px 28px 6px 0;"
                + "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:0.92em\">"
                + "<caption style=\"caption-side:top;text-align:left;color:inherit;padding:0 0 4px;white-space:nowrap\">"
                + $"{Markup.Text(table.Heading)}</caption><tbody>{Markup.Rows(rows)}</tbody></table>";
        }))));

    // Brackets and a frame, so that the mark is seen without color and without styles.
    private static string Mark(string text)
        => $"<strong style=\"outline:1px solid {Markup.Color(Verdict.Fail)};outline-offset:1px\">[{Markup.Text(text)}]</strong>";
}
