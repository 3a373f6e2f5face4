using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>The mistakes that were recognized, as HTML: what each does, the line of the formula, and a question.</summary>
internal static class FindingsHtml
{
    public static string Of(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder("<div style=\"margin:6px 0\">");
        html.Append(ReportMarkup.Paragraph($"{FindingWords.Lead(findings)}{(findings.Count == 1 ? $" <strong>{ReportMarkup.Prose(FindingWords.Names(findings[0]))}</strong>" : "")}"));
        if (findings.Count == 1)
        {
            html.Append($"<div style=\"margin:2px 0 2px 16px\">{Explain(findings[0])}</div>");
        }
        else
        {
            html.Append("<ol style=\"margin:2px 0;padding-left:24px\">");
            foreach (var finding in findings)
            {
                html.Append($"<li><strong>{ReportMarkup.Prose(FindingWords.Names(finding))}</strong>{Explain(finding)}</li>");
            }

            html.Append("</ol>");
        }

        return html.Append("</div>").ToString();
    }

    private static string Explain(Finding finding) => finding.Mistakes.Count == 1
        ? Explain(finding.Mistakes[0])
        : string.Concat(finding.Mistakes.Select(mistake => $"<div style=\"margin:4px 0\">{ReportMarkup.Paragraph($"<em>{ReportMarkup.Prose(FindingWords.Start(mistake.Name))}</em>")}{Explain(mistake)}</div>"));

    private static string Explain(Mistake mistake)
        => ReportMarkup.Paragraph(ReportMarkup.Prose(mistake.Sentence))
        + ReportMarkup.Paragraph($"{FindingWords.Lead(mistake)} {(mistake.FormulaIsRule ? ReportMarkup.Prose(mistake.Formula) : ReportMarkup.Code(mistake.Formula))}")
        + ReportMarkup.Paragraph($"{FindingWords.QuestionLead} {ReportMarkup.Prose(mistake.Question)}");
}
