namespace Workbook.Engine.Errors;

/// <summary><c>var sum = 0; … sum += 0.5;</c>: a double where a whole number is wanted, for which the compiler asks for a cast.</summary>
internal static class NumberAdvice
{
    private static readonly HashSet<string> Rounding = ["Ceiling", "Floor", "Round", "Truncate"];

    public static Explanation? Find(Fault fault)
    {
        if (fault.Id is not ("CS0266" or "CS1503") || fault.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } node)
        {
            return null;
        }

        var assignment = node.AncestorsAndSelf().OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(all => all == node || all.Right == node);
        var value = assignment?.Right ?? node;
        var found = fault.Model.GetTypeInfo(value).Type;
        var wanted = assignment is not null ? fault.Model.GetTypeInfo(assignment.Left).Type : fault.Model.GetTypeInfo(node).ConvertedType;
        if (found?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single) || IsRounded(value))
        {
            return null;
        }

        if (fault.Id == "CS1503")
        {
            return Argument(value, fault);
        }

        if (wanted is null || Whole(wanted) is not { } whole)
        {
            return null;
        }

        return (assignment, node.Parent) switch
        {
            ({ } written, _) => Assigned(written.Left, whole, fault),
            (_, EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }) => new(
                $"`{declarator.Identifier.Text}` is declared as {whole}, but `{Fault.Argument(value)}` is a double: declare it "
                + $"`double {declarator.Identifier.Text}`."),
            (_, ReturnStatementSyntax or ArrowExpressionClauseSyntax) when fault.Model.GetEnclosingSymbol(node.SpanStart) is IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction,
            } method => new(
                $"{method.Name} is declared to return {whole}, but `{Fault.Argument(value)}` is a double: declare it "
                + $"`double {method.Name}(…)`."),
            _ => null,
        };
    }

    private static Explanation? Assigned(ExpressionSyntax target, string whole, Fault fault)
    {
        if (target is ElementAccessExpressionSyntax element)
        {
            return new($"`{Fault.Argument(element.Expression)}` holds values of the type int: only whole numbers. Make it one of double.");
        }

        if (target is not IdentifierNameSyntax name
            || fault.Model.GetSymbolInfo(name).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } declarator)
        {
            return null;
        }

        var place = declarator.SyntaxTree == target.SyntaxTree ? fault.ElsewhereIn(declarator) : "";
        return declaration.Type.IsVar && declarator.Initializer?.Value is LiteralExpressionSyntax literal
            ? new($"`{name}` is {whole}, because `var {declarator}`{place} makes it one. `var {name} = {literal}.0` makes it a double.")
            : new($"`{name}` is declared as {whole}{place}, but takes a double here: declare it `double {name}`.");
    }

    private static Explanation? Argument(ExpressionSyntax value, Fault fault)
    {
        if (value.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument)
        {
            return null;
        }

        var info = fault.Model.GetSymbolInfo(call);
        var parameters = (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols)
            .Select(called => called switch
            {
                IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } method when IsCalledOnValue(call, fault) =>
                    method.Parameters.RemoveAt(0),
                IMethodSymbol method => method.Parameters,
                IPropertySymbol property => property.Parameters,
                _ => [],
            })
            .Select(all => argument.NameColon is { Name.Identifier.Text: var name }
                ? all.FirstOrDefault(parameter => parameter.Name == name)
                : all.ElementAtOrDefault(list.Arguments.IndexOf(argument)))
            .OfType<IParameterSymbol>()
            .ToList();
        return parameters.Count > 0 && parameters.All(parameter => Whole(parameter.Type) is not null)
            ? new($"The argument `{parameters[0].Name}` is {Whole(parameters[0].Type)}, but `{Fault.Argument(value)}` is a double: a "
                + "number with a point in it, or computed from one.")
            : null;
    }

    private static bool IsCalledOnValue(SyntaxNode call, Fault fault) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }
        && fault.Model.GetSymbolInfo(receiver).Symbol is not INamedTypeSymbol;

    // Then a cast is what is meant.
    private static bool IsRounded(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
        && Rounding.Contains(member.Name.Identifier.Text);

    private static string? Whole(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 or SpecialType.System_Int64 => $"a whole number ({type.ToDisplayString()})",
        _ => null,
    };
}
