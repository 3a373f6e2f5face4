namespace Workbook.Engine.Errors;

/// <summary>An opening brace without a closing one, for which the compiler names the end of the cell.</summary>
internal static class BraceAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id != "CS1513")
        {
            return null;
        }

        // The closing brace that it got belongs to another: it stands elsewhere, or there is none.
        var text = fault.Node.SyntaxTree.GetText();
        var open = fault.Node.SyntaxTree.GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.OpenBraceToken) && token.Parent is BlockSyntax block
                && Line(block.CloseBraceToken) != Line(token)
                && (block.CloseBraceToken.IsMissing || Indent(block.CloseBraceToken) != Indent(token)))
            .Select(Line)
            .LastOrDefault(-1);
        return open < 0 ? null : new(string.Create(
            CultureInfo.InvariantCulture, $"Each `{{` needs a `}}`. By the indentation it is the one in line {open + 1} that has none."));

        int Line(SyntaxToken token) => text.Lines.GetLinePosition(token.SpanStart).Line;

        int Indent(SyntaxToken token) => $"{text.Lines[Line(token)]}".TakeWhile(char.IsWhiteSpace).Count();
    }
}
