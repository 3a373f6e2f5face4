namespace Workbook.Authoring;

/// <summary>A line of an answer, and as it is looked for: without spaces and without a leading <c>return</c> or declaration.</summary>
internal sealed partial record AnswerLine(string Task, string Text, string Pattern)
{
    // Shorter lines (braces, "return dx;", "var n = x.RowCount;") say nothing of an answer.
    private const int Telling = 18;
    private const int TellingExpression = 24;

    /// <summary>The telling lines of a cell's answers, but for those that are given away.</summary>
    public static IEnumerable<AnswerLine> Of(SourceCell cell)
    {
        foreach (var line in SolutionRegions.Answers(cell.Cell))
        {
            var text = line.Trim();
            var whole = Squeeze(text).TrimEnd(';');
            var expression = Squeeze(Assignment().Replace(text, "")).TrimEnd(';');
            var pattern = expression.Length >= TellingExpression ? expression : whole;
            if (pattern.Length >= Telling && pattern.Any(char.IsLetter))
            {
                yield return new(cell.Header.Task, text, pattern);
            }
        }
    }

    /// <summary>A text without its white space.</summary>
    public static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"^(return\b|(var|double|float|int|[A-Z]\w*(<\w+>)?(\[\])?|\([^=]*\))\s+\w+\s*=(?!=)|var\s*\([^)]*\)\s*=(?!=))")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
