namespace Workbook.Engine.Compiling;

/// <summary>
/// How deep a text's brackets are nested. The compiler's time grows with the square of that, and so deep that its stack is full it takes
/// the process along; nobody writes a tenth of what is allowed here.
/// </summary>
internal static class Nesting
{
    /// <summary>The most that is given to the compiler, which then needs a second for the worst there is, nested tuples.</summary>
    public const int Most = 500;

    /// <summary>The line, from 1, on which brackets are nested deeper than that; null where none are.</summary>
    public static int? TooDeepAt(string text)
    {
        if (text.Count(c => c is '(' or '[' or '{') <= Most)
        {
            return null;
        }

        var depth = 0;
        foreach (var token in SyntaxFactory.ParseTokens(text, options: SubmissionChain.ParseOptions))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken => -1,
                _ => 0,
            };
            if (depth > Most)
            {
                return 1 + text.AsSpan(0, token.SpanStart).Count('\n');
            }
        }

        return null;
    }
}
