namespace Workbook.Engine.Errors;

/// <summary><c>day == "monday"</c> or <c>day == Monday</c>: the values of an enumeration are written <c>Day.Monday</c>.</summary>
internal static class EnumerationAdvice
{
    private const int MostValues = 6;

    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0019" or "CS0029" or "CS0266" => Value(fault),
        "CS0103" when fault.Node is IdentifierNameSyntax name
            && Counterpart(name, fault) is { } type
            && Named(type, name.Identifier.Text) is { } value =>
                new($"`{name}` alone is no name here: a value of the enumeration {type.Name} is written `{type.Name}.{value}`."),
        "CS0117" when fault.Node.Parent is MemberAccessExpressionSyntax member
            && fault.Model.GetSymbolInfo(member.Expression).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } type =>
                new(Named(type, fault.Text) is { } value
                    ? $"Did you mean `{type.Name}.{value}`? C# tells upper from lower case."
                    : $"The values of {type.Name} are {Values(type)}."),
        "CS0176" when fault.Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { } member
            && Enumeration(member.Expression, fault) is { } type
            && Named(type, member.Name.Identifier.Text) is { } value =>
                new($"A value of {type.Name} is written `{type.Name}.{value}`; whether it is that: "
                    + $"`{Fault.Argument(member.Expression)} == {type.Name}.{value}`."),
        _ => null,
    };

    private static Explanation? Value(Fault fault)
    {
        var operation = fault.Node.FirstAncestorOrSelf<BinaryExpressionSyntax>();
        if (fault.Id == "CS0019")
        {
            return operation is null ? null
                : Enumeration(operation.Left, fault) is { } left ? Instead(operation.Right, operation.Left, left)
                : Enumeration(operation.Right, fault) is { } right ? Instead(operation.Left, operation.Right, right)
                : null;
        }

        if (fault.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression)
        {
            return null;
        }

        var info = fault.Model.GetTypeInfo(expression);
        return IsEnumeration(info.Type) is { } own
            ? expression.Parent is IfStatementSyntax or WhileStatementSyntax or ConditionalExpressionSyntax
                ? Condition(expression, own)
                : null
            : (IsEnumeration(info.ConvertedType) ?? Counterpart(expression, fault)) is { } wanted
                ? Instead(expression, null, wanted)
                : null;
    }

    private static Explanation Condition(ExpressionSyntax expression, INamedTypeSymbol type) =>
        new(expression is AssignmentExpressionSyntax set
            ? $"`=` assigns, `==` compares: `{Fault.Argument(set.Left)} == {Fault.Argument(set.Right)}`."
            : $"`{Fault.Argument(expression)}` is not true or false, but one of {Values(type)}: compare it with the one you mean, by "
                + "`==`.");

    private static Explanation? Instead(ExpressionSyntax written, ExpressionSyntax? other, INamedTypeSymbol type)
    {
        if (written is not LiteralExpressionSyntax literal)
        {
            return null;
        }

        var kind = literal.IsKind(SyntaxKind.StringLiteralExpression) ? "text" : "number";
        var subject = other is null ? $"A {type.Name}" : $"`{Fault.Argument(other)}`";
        return new($"{subject} is no {kind}, but one of {Values(type)}"
            + (Named(type, literal.Token.ValueText) is { } value ? $": write `{type.Name}.{value}` for `{literal}`." : "."));
    }

    // What stands on the other side of a comparison or an assignment, or what is switched on.
    private static INamedTypeSymbol? Counterpart(ExpressionSyntax expression, Fault fault)
    {
        var other = expression.Parent switch
        {
            BinaryExpressionSyntax operation => operation.Left == expression ? operation.Right : operation.Left,
            AssignmentExpressionSyntax assignment when assignment.Right == expression => assignment.Left,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax { Expression: var governing } } => governing,
            ConstantPatternSyntax { Parent: IsPatternExpressionSyntax { Expression: var tested } } => tested,
            ConstantPatternSyntax { Parent.Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
            _ => null,
        };
        return other is null ? null : Enumeration(other, fault);
    }

    private static INamedTypeSymbol? Enumeration(ExpressionSyntax expression, Fault fault) =>
        IsEnumeration(fault.Model.GetTypeInfo(expression).Type);

    private static INamedTypeSymbol? IsEnumeration(ITypeSymbol? type) =>
        type as INamedTypeSymbol is { TypeKind: TypeKind.Enum } found ? found : null;

    private static string? Named(INamedTypeSymbol type, string written) =>
        Names(type).FirstOrDefault(name => string.Equals(name, written, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Names(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name);

    private static string Values(INamedTypeSymbol type)
    {
        var all = Names(type).Select(name => $"`{type.Name}.{name}`").ToList();
        return all.Count > MostValues ? string.Join(", ", all.Take(MostValues)) + ", …"
            : all.Count < 2 ? string.Concat(all)
            : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}
