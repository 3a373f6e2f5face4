namespace Workbook.Authoring;

/// <summary>Splits a formula into commands (<c>\frac</c>), numbers, spaces (for <c>\text</c>) and single characters.</summary>
internal static class LatexLexer
{
    /// <summary>Splits a formula; comments do not occur in notebooks and are not known.</summary>
    public static IReadOnlyList<string> Split(string formula)
    {
        var tokens = new List<string>();
        for (var i = 0; i < formula.Length;)
        {
            var start = i;
            if (formula[i] == '\\' && i + 1 < formula.Length)
            {
                i += 2;
                if (char.IsAsciiLetter(formula[i - 1]))
                {
                    i = End(formula, i, char.IsAsciiLetter);
                }
            }
            else if (char.IsAsciiDigit(formula[i]))
            {
                i = End(formula, i, c => char.IsAsciiDigit(c));
                if (i + 1 < formula.Length && formula[i] == '.' && char.IsAsciiDigit(formula[i + 1]))
                {
                    i = End(formula, i + 1, c => char.IsAsciiDigit(c));
                }
            }
            else if (char.IsWhiteSpace(formula[i]))
            {
                i = End(formula, i, char.IsWhiteSpace);
                tokens.Add(" ");
                continue;
            }
            else
            {
                i += char.IsHighSurrogate(formula[i]) && i + 1 < formula.Length ? 2 : 1;
            }

            tokens.Add(formula[start..i]);
        }

        return tokens;
    }

    private static int End(string text, int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }
}
