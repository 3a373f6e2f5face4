namespace Workbook.Interactive;

/// <summary>A check or a net is given a method whose parameters or results are not those of the task.</summary>
internal static class SignatureAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id is not ("CS1503" or "CS0123" or "CS0407")
            || fault.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Expression: IdentifierNameSyntax method } argument
            || argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list)
        {
            return null;
        }

        var place = list.Arguments.IndexOf(argument);
        var info = fault.Model.GetSymbolInfo(call);
        var called = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        if (called is null
            || place >= called.Parameters.Length
            || called.Parameters[place].Type is not INamedTypeSymbol { DelegateInvokeMethod: { } wanted })
        {
            return null;
        }

        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        var parameters = wanted.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString(format)} {parameter.Name}");
        return new($"{method.Identifier.Text} is not declared as the task wants it: `{wanted.ReturnType.ToDisplayString(format)} "
            + $"{method.Identifier.Text}({string.Join(", ", parameters)})`. The types and their order must be these; the names are yours.");
    }
}
