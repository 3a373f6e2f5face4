namespace Workbook.Engine.Errors;

/// <summary>Several values at once: parentheses around them, on both sides.</summary>
internal static class TupleAdvice
{
    private const string Take =
        "A method that returns several values is taken apart with parentheses: `var (mean, variance) = BatchStatistics(x);`.";

    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0819" => new(Take),
        "CS0103" when fault.Node.Parent?.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple
            && assignment.Left == tuple =>
            new("New variables need `var` in front: `var (mean, variance) = …`."),
        "CS1002" when fault.Node.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } statement && Follows(statement, ",") =>
            new("Several values are returned in parentheses: `return (dx, dgamma, dbeta);`."),
        "CS1002" when fault.Node.FirstAncestorOrSelf<StatementSyntax>()
                is ExpressionStatementSyntax { Expression: IdentifierNameSyntax } statement
            && Follows(statement, ",") => new(Take),
        "CS0029" when fault.Node is ExpressionSyntax expression
            && fault.Model.GetTypeInfo(
                expression) is { Type: INamedTypeSymbol { IsTupleType: true } tuple, ConvertedType.IsTupleType: false } =>
            new($"The right side gives {tuple.TupleElements.Length} values, "
                + $"({string.Join(", ", tuple.TupleElements.Select(element => element.Name))}). Take all of them, `var "
                    + $"({string.Join(", ", tuple.TupleElements.Select(element => Variable(element.Name)))}) = …`, or one, "
                        + $"`….{tuple.TupleElements[0].Name}`."),
        _ => null,
    };

    private static string Variable(string element) => char.ToLowerInvariant(element[0]) + element[1..];

    private static bool Follows(SyntaxNode statement, string text)
    {
        var all = statement.SyntaxTree.GetText();
        var rest = all.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(statement.Span.End, all.Length)).TrimStart();
        return rest.StartsWith(text, StringComparison.Ordinal);
    }
}
