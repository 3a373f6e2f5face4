using System.Text;

namespace Workbook.Checks.Reports;

/// <summary>The mistakes that were recognized, as text.</summary>
internal static class RecognizedText
{
    public static void Write(StringBuilder text, IReadOnlyList<Recognition> recognized)
    {
        if (recognized.Count == 0)
        {
            return;
        }

        text.AppendLine().Append("  ").Append(RecognitionWords.Lead(recognized));
        if (recognized.Count == 1)
        {
            text.Append(' ').AppendLine(RecognitionWords.Names(recognized[0]));
            Explain(text, recognized[0], "    ");
            return;
        }

        text.AppendLine();
        for (var i = 0; i < recognized.Count; i++)
        {
            text.Append($"  {i + 1}. ").AppendLine(RecognitionWords.Names(recognized[i]));
            Explain(text, recognized[i], "     ");
        }
    }

    private static void Explain(StringBuilder text, Recognition recognition, string indent)
    {
        foreach (var mistake in recognition.Mistakes)
        {
            if (recognition.Mistakes.Count > 1)
            {
                text.Append(indent).AppendLine(RecognitionWords.Start(mistake.Name));
            }

            var deeper = recognition.Mistakes.Count > 1 ? indent + "  " : indent;
            text.Append(deeper).AppendLine(mistake.Sentence);
            text.Append(deeper).Append(RecognitionWords.Lead(mistake)).Append(' ').AppendLine(mistake.Formula);
            text.Append(deeper).Append(RecognitionWords.QuestionLead).Append(' ').AppendLine(mistake.Question);
        }
    }
}
