namespace Workbook.Engine.Compiling;

/// <summary>The names that cells declare for those after them, and those that they miss.</summary>
internal static class DeclaredNames
{
    /// <summary>The methods, variables and types declared at a text's top level, as far as a faulty one shows them.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, SubmissionChain.ParseOptions).GetRoot();
        return root.Members.SelectMany(Names).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => [function.Identifier.Text],
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } =>
            local.Declaration.Variables.Select(variable => variable.Identifier.Text),
        GlobalStatementSyntax { Statement: var statement } =>
            statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.Text),
        _ => [],
    };
}
