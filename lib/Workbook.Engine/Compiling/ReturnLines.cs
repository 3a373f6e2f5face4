namespace Workbook.Engine.Compiling;

/// <summary>In which lines the functions of cells return: where to look when what came back is not what was wanted.</summary>
internal sealed class ReturnLines
{
    private readonly ConcurrentDictionary<(string Assembly, string Method), int[]> _lines = new();

    /// <summary>Leaves the delegate for libraries.</summary>
    public void SetHostData() =>
        AppContext.SetData(
            HostData.ReturnLines, (Func<string, string, int[]?>)((assembly, method) => _lines.GetValueOrDefault((assembly, method))));

    public void Add(string assembly, SyntaxTree tree)
    {
        // Of overloads it cannot be told which is meant.
        foreach (var functions in ((CompilationUnitSyntax)tree.GetRoot()).Members.Select(Function).OfType<(
            string Name, SyntaxNode Function, ArrowExpressionClauseSyntax? Arrow)>()
            .GroupBy(function => function.Name))
        {
            if (functions.Count() == 1)
            {
                _lines[(assembly, functions.Key)] = Of(functions.First().Function, functions.First().Arrow);
            }
        }
    }

    private static (string Name, SyntaxNode Function, ArrowExpressionClauseSyntax? Arrow)? Function(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => (method.Identifier.Text, method, method.ExpressionBody),
            GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax local } => (local.Identifier.Text, local, local.ExpressionBody),
            _ => null,
        };

    // Those of functions within are not its own.
    private static int[] Of(SyntaxNode function, ArrowExpressionClauseSyntax? arrow) => arrow is not null
        ? [Line(arrow.Expression)]
        : [.. function.DescendantNodes(
            node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<ReturnStatementSyntax>()
            .Select(Line)];

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
