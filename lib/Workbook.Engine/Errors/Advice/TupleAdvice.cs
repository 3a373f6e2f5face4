namespace Workbook.Engine.Errors;

/// <summary>One variable for several values, one value for several, and values of a tuple that are not what their places want.</summary>
internal static class TupleAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id == "CS8123")
        {
            return Misplaced(fault);
        }

        if (fault is not { Id: "CS0029", Node: ExpressionSyntax expression })
        {
            return null;
        }

        var info = fault.Model.GetTypeInfo(expression);
        var (found, wanted) = (Tuple(info.Type), Tuple(info.ConvertedType));
        return (found, wanted) switch
        {
            ({ }, null) when expression is TupleExpressionSyntax => ConstructionAdvice.Explain(info.ConvertedType),
            ({ } several, null) => new($"The right side gives {several.TupleElements.Length} values, ({Names(several)}). Take all of them, "
                + $"`var ({Variables(several)}) = …`, or one, `….{several.TupleElements[0].Name}`."),
            (null, { } several) => new($"{Wanted(several)}, and `{Fault.Argument(expression)}` is only one of them."),
            ({ } several, { } others) when several.TupleElements.Length != others.TupleElements.Length =>
                new($"{Wanted(others)}, and here are {several.TupleElements.Length}."),
            _ => Element(expression, fault),
        };
    }

    /// <summary>Where in a tuple's literal an expression stands, and the tuple that is wanted.</summary>
    public static (INamedTypeSymbol Wanted, TupleExpressionSyntax Literal, int Place)? PlaceOf(ExpressionSyntax expression, Fault fault)
    {
        if (expression.Parent is not ArgumentSyntax { Parent: TupleExpressionSyntax literal } argument)
        {
            return null;
        }

        var wanted = Tuple(fault.Model.GetTypeInfo(literal).ConvertedType);
        if ((wanted is null || SymbolEqualityComparer.Default.Equals(wanted, fault.Model.GetTypeInfo(literal).Type))
            && literal.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax)
        {
            wanted = Tuple((fault.Model.GetEnclosingSymbol(literal.SpanStart) as IMethodSymbol)?.ReturnType);
        }

        return wanted?.TupleElements.Length == literal.Arguments.Count ? (wanted, literal, literal.Arguments.IndexOf(argument)) : null;
    }

    private static Explanation? Element(ExpressionSyntax expression, Fault fault)
    {
        if (PlaceOf(expression, fault) is not var (wanted, literal, place))
        {
            return null;
        }

        if (fault.IsOfAnotherOrder)
        {
            return new(ByOrder(wanted, literal.Arguments.Any(argument => argument.NameColon is not null)));
        }

        var element = wanted.TupleElements[place];
        if (expression is TupleExpressionSyntax && ConstructionAdvice.Explain(element.Type) is { } construction)
        {
            return construction;
        }

        return new($"`{element.Name}` in the tuple ({Names(wanted)}) is a {Type(element.Type)}, but "
            + $"`{Fault.Argument(expression)}` is a {Type(fault.Model.GetTypeInfo(expression).Type!)}.");
    }

    // The compiler ignores a name and only warns of it: that matters where it is the name of another place.
    private static Explanation? Misplaced(Fault fault)
        => fault.Node.FirstAncestorOrSelf<ArgumentSyntax>() is { NameColon.Name.Identifier.Text: var name } argument
            && PlaceOf(argument.Expression, fault) is var (wanted, _, place)
            && wanted.TupleElements.Any(element
                => string.Equals(element.Name, name, StringComparison.OrdinalIgnoreCase) && wanted.TupleElements.IndexOf(element) != place)
            ? new($"{ByOrder(wanted, isNamed: true)} What is written to {name} becomes {wanted.TupleElements[place].Name}.")
            : null;

    private static string ByOrder(INamedTypeSymbol wanted, bool isNamed)
    {
        var order = string.Join(", ", wanted.TupleElements.Select(element => $"{Type(element.Type)} {element.Name}"));
        return $"The values of a tuple go by their order{(isNamed ? ", not by the names that are written to them" : "")}. "
            + $"The order that is wanted: ({order}).";
    }

    private static string Wanted(INamedTypeSymbol tuple) =>
        $"{tuple.TupleElements.Length} values in parentheses are wanted, `({Variables(tuple)})`";

    private static INamedTypeSymbol? Tuple(ITypeSymbol? type) => type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple : null;

    private static string Names(INamedTypeSymbol tuple) => string.Join(", ", tuple.TupleElements.Select(element => element.Name));

    private static string Variables(INamedTypeSymbol tuple) =>
        string.Join(", ", tuple.TupleElements.Select(element => Variable(element.Name)));

    private static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Variable(string element)
    {
        var name = char.ToLowerInvariant(element[0]) + element[1..];
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "y";
    }
}
