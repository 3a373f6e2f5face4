namespace Workbook.Engine.Errors;

/// <summary>One variable for several values.</summary>
internal static class TupleAdvice
{
    public static Explanation? Find(Fault fault) =>
        fault is { Id: "CS0029", Node: ExpressionSyntax expression }
        && fault.Model.GetTypeInfo(expression) is { Type: INamedTypeSymbol { IsTupleType: true } tuple, ConvertedType.IsTupleType: false }
            ? new($"The right side gives {tuple.TupleElements.Length} values, "
                + $"({string.Join(", ", tuple.TupleElements.Select(element => element.Name))}). Take all of them, `var "
                + $"({string.Join(", ", tuple.TupleElements.Select(element => Variable(element.Name)))}) = …`, or one, "
                + $"`….{tuple.TupleElements[0].Name}`.")
            : null;

    private static string Variable(string element) => char.ToLowerInvariant(element[0]) + element[1..];
}
