namespace Workbook.Interactive;

/// <summary>
/// Follows a value back to where it was computed: an error often shows at the return statement, while the product that
/// made a vector of a matrix stands lines above.
/// </summary>
internal static class Origins
{
    private const int MostSteps = 5;

    /// <summary>The expressions that a piece of code consists of, then those that gave its variables their values.</summary>
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode code, SemanticModel model)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var next = new List<SyntaxNode> { code };
        for (var step = 0; step < MostSteps && next.Count > 0; step++)
        {
            var expressions = next.SelectMany(node => node.DescendantNodesAndSelf()).OfType<ExpressionSyntax>().ToList();
            foreach (var expression in expressions)
            {
                yield return expression;
            }

            next = [.. expressions.OfType<IdentifierNameSyntax>()
                .Select(name => model.GetSymbolInfo(name).Symbol)
                .Where(symbol => symbol is ILocalSymbol or IFieldSymbol && seen.Add(symbol))
                .SelectMany(variable => Sources(variable!, code))];
        }
    }

    private static IEnumerable<SyntaxNode> Sources(ISymbol variable, SyntaxNode code)
    {
        var initial = variable.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == code.SyntaxTree)
            .Select(reference => (reference.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value)
            .OfType<SyntaxNode>();
        var body = code.Ancestors().LastOrDefault(node => node is BlockSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        var assigned = (body?.DescendantNodes() ?? []).OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.Text == variable.Name)
            .Select(assignment => assignment.Right);
        return initial.Concat(assigned);
    }
}
