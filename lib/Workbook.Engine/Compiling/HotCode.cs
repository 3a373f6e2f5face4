namespace Workbook.Engine.Compiling;

/// <summary>
/// Tells cells whose own code takes time from those that only call libraries: statements and functions of matrices. The latter are left
/// unoptimized, because the runtime's optimizer moves calls into later statements, and a stack trace then names a wrong line.
/// </summary>
internal static class HotCode
{
    /// <summary>
    /// Whether there is code that may run a million times: a loop, a lambda, a type, a function of single values or one that calls itself.
    /// </summary>
    public static bool IsIn(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(IsHot);

    private static bool IsHot(SyntaxNode node) => node switch
    {
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or GotoStatementSyntax => true,
        AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or BaseTypeDeclarationSyntax => true,
        MethodDeclarationSyntax method => IsHot(method.Identifier, method.ParameterList, method),
        LocalFunctionStatementSyntax function => IsHot(function.Identifier, function.ParameterList, function),
        _ => false,
    };

    private static bool IsHot(SyntaxToken name, ParameterListSyntax parameters, SyntaxNode function)
        => (parameters.Parameters.Count > 0 && parameters.Parameters.All(parameter => FunctionBody.IsBuiltInValue(parameter.Type)))
            || function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.Text == name.Text);
}
