namespace Workbook.Engine.Errors;

/// <summary><c>new Point(1)</c>: a record has one constructor for all that it holds, and wants other arguments.</summary>
internal static class ConstructionAdvice
{
    private static readonly HashSet<string> Arguments = ["CS0122", "CS1503", "CS1729", "CS1739", "CS7036"];

    public static Explanation? Find(Fault fault)
    {
        if (!Arguments.Contains(fault.Id)
            || fault.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation
            || fault.Model.GetTypeInfo(creation).Type is not { } type)
        {
            return null;
        }

        return Explain(type);
    }

    /// <summary>What a record is made of; null for other types.</summary>
    public static Explanation? Explain(ITypeSymbol? made)
    {
        if (made is not INamedTypeSymbol { IsRecord: true } type
            || type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public)
                .MaxBy(made => made.Parameters.Length) is not { Parameters.Length: > 0 } constructor)
        {
            return null;
        }

        var parameters =
            constructor.Parameters.Select(
                parameter => $"{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {parameter.Name}");
        var order =
            $"{type.Name} is made of {(constructor.Parameters.Length == 1 ? "one value" : $"{constructor.Parameters.Length} values")}, in "
            + $"this order";
        return new($"{order}: `new {type.Name}({string.Join(", ", parameters)})`.");
    }
}
