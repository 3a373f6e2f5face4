namespace Workbook.Interactive;

/// <summary>Several values at once, as in Python: C# wants parentheses around them, on both sides.</summary>
internal static class PythonTupleAdvice
{
    private const string Take =
        "A method that returns several values is taken apart with parentheses: `var (mean, variance) = BatchStatistics(x);`.";

    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0819" => new(Take),
        "CS0103" when fault.Node.Parent?.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple
            && assignment.Left == tuple =>
            new("New variables need `var` in front: `var (mean, variance) = …`."),
        "CS1002" when fault.Node.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } statement && IsBeforeComma(statement) =>
            new("Several values are returned in parentheses: `return (dx, dgamma, dbeta);`."),
        "CS1002" when fault.Node.FirstAncestorOrSelf<StatementSyntax>()
                is ExpressionStatementSyntax { Expression: IdentifierNameSyntax } statement
            && IsBeforeComma(statement) => new(Take),
        _ => null,
    };

    private static bool IsBeforeComma(SyntaxNode statement)
    {
        var all = statement.SyntaxTree.GetText();
        var rest = all.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(statement.Span.End, all.Length));
        return rest.TrimStart().StartsWith(',');
    }
}
