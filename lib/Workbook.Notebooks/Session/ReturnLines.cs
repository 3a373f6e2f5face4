using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>In which lines the functions of cells return: where to look when what came back is not what was wanted.</summary>
internal sealed class ReturnLines
{
    /// <summary>The name under which a library finds the lines: a compiled cell's assembly, a function's name.</summary>
    private const string DataName = "Workbook.ReturnLines";

    private readonly ConcurrentDictionary<(string Assembly, string Method), int[]> _lines = new();

    /// <summary>Leaves the delegate for libraries.</summary>
    public void Offer() => AppContext.SetData(DataName, (Func<string, string, int[]?>)((assembly, method) => _lines.GetValueOrDefault((assembly, method))));

    /// <summary>Takes in a cell.</summary>
    /// <param name="assembly">The name of the assembly that the cell is compiled into.</param>
    /// <param name="tree">Its code.</param>
    public void Add(string assembly, SyntaxTree tree)
    {
        foreach (var function in tree.GetRoot().DescendantNodes())
        {
            if (function is LocalFunctionStatementSyntax local)
            {
                _lines[(assembly, local.Identifier.Text)] = Of(local, local.ExpressionBody);
            }
            else if (function is MethodDeclarationSyntax method)
            {
                _lines[(assembly, method.Identifier.Text)] = Of(method, method.ExpressionBody);
            }
        }
    }

    // Those of functions within are not its own.
    private static int[] Of(SyntaxNode function, ArrowExpressionClauseSyntax? arrow) => arrow is not null
        ? [Line(arrow.Expression)]
        : [.. function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>().Select(Line)];

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
