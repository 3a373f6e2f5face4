namespace Workbook.Authoring;

/// <summary>Marks the words of C# code for coloring, as the compiler's own scanner sees them.</summary>
internal static class CodeHtml
{
    /// <summary>Turns code into HTML; other languages are only escaped.</summary>
    public static string Write(string code, string language)
    {
        if (language != CellLanguages.CSharp)
        {
            return WebUtility.HtmlEncode(code);
        }

        var html = new StringBuilder();
        var end = 0;
        foreach (var token in SyntaxFactory.ParseTokens(code, options: SubmissionChain.ParseOptions))
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                end = Append(html, trivia.ToFullString(), Class(trivia), end);
            }

            end = Append(html, token.Text, Class(token), end);
            foreach (var trivia in token.TrailingTrivia)
            {
                end = Append(html, trivia.ToFullString(), Class(trivia), end);
            }
        }

        // The scanner gives every character back; should it ever not, the code is shown without colors.
        return end == code.Length ? html.ToString() : WebUtility.HtmlEncode(code);
    }

    private static int Append(StringBuilder html, string text, string? className, int end)
    {
        var escaped = WebUtility.HtmlEncode(text);
        html.Append(className is null ? escaped : $"<span class=\"{className}\">{escaped}</span>");
        return end + text.Length;
    }

    private static string? Class(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia => null,
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => "c",
        _ => trivia.IsDirective ? "d" : null,
    };

    private static string? Class(SyntaxToken token)
    {
        var kind = token.Kind();
        if (SyntaxFacts.IsKeywordKind(kind) || token.Text is "var" or "record" or "await" or "async" or "nameof" or "init"
            or "when" or "where" or "yield" or "and" or "or" or "not")
        {
            return "k";
        }

        return kind switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken => "s",
            SyntaxKind.IdentifierToken when char.IsUpper(token.Text, 0) => "t",
            _ => null,
        };
    }
}
