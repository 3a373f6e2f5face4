namespace Workbook.Engine.Errors;

/// <summary>
/// <c>new Vector&lt;double&gt;(3)</c>: MathNet's matrices and vectors come from builders; <c>new DropoutCache(mask)</c>: a library's type
/// wants other arguments.
/// </summary>
internal static class ConstructionAdvice
{
    private static readonly HashSet<string> Arguments = ["CS0122", "CS1503", "CS1729", "CS1739", "CS7036"];

    public static Explanation? Find(Fault fault) =>
        fault.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation ? null
        : fault.Id == "CS0144" ? Builder(fault, creation)
        : Arguments.Contains(fault.Id) ? Constructor(fault, creation)
        : null;

    private static Explanation? Builder(Fault fault, BaseObjectCreationExpressionSyntax creation)
    {
        var type = (creation as ObjectCreationExpressionSyntax)?.Type.ToString();
        return type is null ? null
            : fault.IsMatrix(creation)
                ? new($"A matrix of zeros is `{type}.Build.Dense(n, d)`; with a value everywhere `{type}.Build.Dense(n, d, 1.0)`.")
            : fault.IsVector(creation)
                ? new($"A vector of zeros is `{type}.Build.Dense(n)`; of given numbers `{type}.Build.Dense([1, 2, 3])`.")
            : null;
    }

    // The library's records have one constructor for all that they hold.
    private static Explanation? Constructor(Fault fault, BaseObjectCreationExpressionSyntax creation)
    {
        if (fault.Model.GetTypeInfo(creation).Type is not INamedTypeSymbol { IsRecord: true } type
            || type.InstanceConstructors.Where(made => made.DeclaredAccessibility == Accessibility.Public)
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
