using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>The mistakes that were recognized, as text.</summary>
internal static class FindingsText
{
    public static void Write(StringBuilder text, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        text.AppendLine().Append("  ").Append(FindingWords.Lead(findings));
        if (findings.Count == 1)
        {
            text.Append(' ').AppendLine(FindingWords.Names(findings[0]));
            Explain(text, findings[0], "    ");
            return;
        }

        text.AppendLine();
        for (var i = 0; i < findings.Count; i++)
        {
            text.Append($"  {i + 1}. ").AppendLine(FindingWords.Names(findings[i]));
            Explain(text, findings[i], "     ");
        }
    }

    private static void Explain(StringBuilder text, Finding finding, string indent)
    {
        foreach (var mistake in finding.Mistakes)
        {
            if (finding.Mistakes.Count > 1)
            {
                text.Append(indent).AppendLine(FindingWords.Start(mistake.Name));
            }

            var deeper = finding.Mistakes.Count > 1 ? indent + "  " : indent;
            text.Append(deeper).AppendLine(mistake.Sentence);
            text.Append(deeper).Append(FindingWords.Lead(mistake)).Append(' ').AppendLine(mistake.Formula);
            text.Append(deeper).Append(FindingWords.QuestionLead).Append(' ').AppendLine(mistake.Question);
        }
    }
}
