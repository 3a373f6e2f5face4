namespace Workbook.Checks.Reports;

/// <summary>The mistakes that were recognized, as HTML: what each does, the line of the formula, and a question.</summary>
internal static class RecognizedHtml
{
    public static string Of(IReadOnlyList<Recognition> recognized)
    {
        if (recognized.Count == 0)
        {
            return "";
        }

        var lead = RecognitionWords.Lead(recognized);
        var html = recognized.Count == 1
            ? ReportMarkup.Paragraph($"{lead} {Names(recognized[0])}") + $"<div style=\"margin:2px 0 2px 16px\">{Explain(recognized[0])}</div>"
            : ReportMarkup.Paragraph(lead) + "<ol style=\"margin:2px 0;padding-left:24px\">"
                + string.Concat(recognized.Select(recognition => $"<li>{Names(recognition)}{Explain(recognition)}</li>")) + "</ol>";
        return $"<div style=\"margin:6px 0\">{html}</div>";
    }

    private static string Names(Recognition recognition) => $"<strong>{ReportMarkup.Prose(RecognitionWords.Names(recognition))}</strong>";

    private static string Explain(Recognition recognition) => recognition.Mistakes.Count == 1
        ? Explain(recognition.Mistakes[0])
        : string.Concat(recognition.Mistakes.Select(mistake
            => $"<div style=\"margin:4px 0\">{ReportMarkup.Paragraph($"<em>{ReportMarkup.Prose(RecognitionWords.Start(mistake.Name))}</em>")}{Explain(mistake)}</div>"));

    private static string Explain(MistakeText mistake)
        => ReportMarkup.Paragraph(ReportMarkup.Prose(mistake.Sentence))
        + ReportMarkup.Paragraph(RecognitionWords.Lead(mistake)
            + $" {(mistake.FormulaIsRule ? ReportMarkup.Prose(mistake.Formula) : ReportMarkup.Code(mistake.Formula))}")
        + ReportMarkup.Paragraph($"{RecognitionWords.QuestionLead} {ReportMarkup.Prose(mistake.Question)}");
}
