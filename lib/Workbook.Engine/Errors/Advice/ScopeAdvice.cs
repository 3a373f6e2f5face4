namespace Workbook.Engine.Errors;

/// <summary>A variable that is used outside the braces or the method that declare it, or before it has a value.</summary>
internal static class ScopeAdvice
{
    /// <summary>A name that inner braces of the same method declare.</summary>
    public static Explanation? Inner(Fault fault)
    {
        var scope = Declarations(fault).Where(found => Function(found.Declaration) == Function(fault.Node)).Select(found => found.Scope)
            .FirstOrDefault(scope => !scope.Span.Contains(fault.Node.Span));
        if (scope is null)
        {
            return null;
        }

        var declaration = Declarations(fault).First(found => found.Scope == scope).Declaration;
        var (name, line) = (fault.Text, scope.SyntaxTree.GetLineSpan(Owner(scope).Span).StartLinePosition.Line + 1);
        var keyword = Owner(scope).GetFirstToken().Text;
        var place = keyword == "{" ? "the braces" : scope is BlockSyntax ? $"the braces of the `{keyword}`" : $"the `{keyword}`";
        var type = fault.Model.GetDeclaredSymbol(declaration) is ILocalSymbol { Type: { TypeKind: not TypeKind.Error } found }
            ? $", `{found.ToMinimalDisplayString(fault.Model, fault.Node.SpanStart)} {name};`,"
            : "";
        return new(declaration.Parent?.Parent is ForStatementSyntax || declaration is ForEachStatementSyntax
            ? $"`{name}` belongs to the `{keyword}` in line {line} and is known only inside it. What is needed after the loop is declared "
                + "before it."
            : $"`{name}` is declared inside {place} in line {line} and known only there. Declare it before that{type} and only assign it "
                + $"inside: `{name} = …`, without a type or `var`.");
    }

    /// <summary>A name that another method of the cell declares.</summary>
    public static Explanation? Elsewhere(Fault fault) => Declarations(fault).Select(found => Name(Function(found.Declaration)))
        .FirstOrDefault(method => method is not null && method != Name(Function(fault.Node))) is { } other
        ? new($"`{fault.Text}` is a variable of {other} and known only there: another method gets it as an argument, or from what {other} "
            + "returns.")
        : null;

    /// <summary>A variable without a value.</summary>
    public static Explanation? Unassigned(Fault fault)
    {
        if (fault.Id != "CS0165")
        {
            return null;
        }

        var isAssigned = Function(fault.Node).DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assignment => assignment.SpanStart < fault.Node.SpanStart
                && assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == fault.Text));
        return new(isAssigned
            ? $"Not every way to this line gives `{fault.Text}` a value: an `if` may be passed over, a loop may run zero times. Give it "
                + "one on the other ways, too (`else`), or where it is declared."
            : $"`{fault.Text}` has no value yet: give it one where it is declared.");
    }

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Scope)> Declarations(Fault fault) =>
        fault.Node.SyntaxTree.GetRoot().DescendantNodes()
            .Where(node => node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.Text == fault.Text,
                SingleVariableDesignationSyntax variable => variable.Identifier.Text == fault.Text,
                ForEachStatementSyntax loop => loop.Identifier.Text == fault.Text,
                _ => false,
            })
            .Select(node => (node, (SyntaxNode?)node.AncestorsAndSelf().FirstOrDefault(IsScope)))
            .OfType<(SyntaxNode, SyntaxNode)>();

    private static bool IsScope(SyntaxNode node) =>
        node is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchSectionSyntax or UsingStatementSyntax
            or LocalDeclarationStatementSyntax { Parent: IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax };

    private static SyntaxNode Owner(SyntaxNode scope) =>
        scope is BlockSyntax or LocalDeclarationStatementSyntax
        && scope.Parent is (StatementSyntax and not (BlockSyntax or LocalFunctionStatementSyntax)) or ElseClauseSyntax or CatchClauseSyntax
            ? scope.Parent!
            : scope;

    private static SyntaxNode Function(SyntaxNode node) => node.Ancestors().FirstOrDefault(
        outer => outer is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    private static string? Name(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => null,
    };
}
