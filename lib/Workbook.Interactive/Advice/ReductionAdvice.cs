namespace Workbook.Interactive;

/// <summary>Means and sums: without an axis they are one number, with <c>axis=0</c> they are not C#.</summary>
internal static class ReductionAdvice
{
    private static readonly string[] Names = ["Mean", "Sum", "Max", "PopulationVariance", "PopulationStandardDeviation"];

    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0103" when fault.Text is "axis" or "keepdims" && fault.Node.Parent is AssignmentExpressionSyntax =>
            new("An argument is named with a colon in C#: `x.Mean(axis: 0)`. There is no keepdims: a vector acts on every row as it is."),
        "CS0103" when Names.Contains(fault.Text)
            && fault.Node.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var matrix }, ..] }
            && fault.IsMatrix(matrix) =>
                new($"{fault.Text} stands behind the matrix: `{Fault.Operand(matrix)}.{fault.Text}(axis: …)`."),
        "CS1739" when fault.Text == "axis" =>
            new("A vector has no axis: its `Sum()` and `Mean()` are one number. Only a matrix is reduced along `axis: 0` (down the "
                + "columns) or `axis: 1` (along the rows)."),
        "CS1501" or "CS1503" or "CS1739" or "CS1744" or "CS0411" when OfTwo(fault) is { } both => both,
        "CS0411" or "CS7036" when Named(fault) is { } name
            && fault.Receiver is { } receiver
            && fault.IsMatrix(receiver) =>
                new($"{name} of a matrix wants to know along which axis: `{name}(axis: 0)` gives one number for each column, "
                    + $"`{name}(axis: 1)` one for each row."),
        "CS0029" or "CS1503" or "CS1061" or "CS0019" => WithoutAxis(fault),
        _ => null,
    };

    private static Explanation? OfTwo(Fault fault) =>
        (fault.Node.FirstAncestorOrSelf<ArgumentListSyntax>()?.Parent ?? fault.Node.Parent?.Parent)
            is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call
        && member is { Name.Identifier.Text: var name, Expression: var first }
        && Names.Contains(name)
        && fault.IsMatrix(first)
        && call.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(fault.IsMatrix) is { } second
            ? new($"{name} is of one matrix and takes no other: first multiply `{Fault.Argument(first)}` and `{Fault.Argument(second)}` "
                + $"entry by entry (PointwiseMultiply), then take the {name} of what that gives.")
            : null;

    private static string? Named(Fault fault) =>
        Names.FirstOrDefault(name => fault.Text.Split('(')[0].EndsWith(name, StringComparison.Ordinal));

    private static Explanation? WithoutAxis(Fault fault)
    {
        var code = fault.Id == "CS1061" && fault.Receiver is { } receiver ? receiver : fault.Node;
        var call = Origins.Of(code, fault.Model).OfType<InvocationExpressionSyntax>().FirstOrDefault(candidate =>
            candidate is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax member }
            && Names.Contains(member.Name.Identifier.Text)
            && fault.IsMatrix(member.Expression));
        return call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Expression: var matrix } }
            ? new($"`{Fault.Argument(call)}`{fault.ElsewhereIn(call)} without an axis is one number, over all entries. "
                + $"`{Fault.Operand(matrix)}.{name}(axis: 0)` gives one for each column.")
            : null;
    }
}
