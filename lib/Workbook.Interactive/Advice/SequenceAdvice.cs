namespace Workbook.Interactive;

/// <summary><c>x.Select(row => …)</c> and <c>foreach (var row in x)</c>: a matrix is no sequence of rows.</summary>
internal static class SequenceAdvice
{
    private static readonly string[] Names =
        ["Select", "SelectMany", "Where", "Zip", "Aggregate", "Any", "All", "ToArray", "ToList", "First"];

    public static Explanation? Find(Fault fault)
    {
        var matrix = fault.Id switch
        {
            "CS1579" => fault.Node.FirstAncestorOrSelf<CommonForEachStatementSyntax>()?.Expression,
            "CS0411" or "CS1061" or "CS1503" or "CS1929"
                when fault.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is MemberAccessExpressionSyntax member
                    && Names.Contains(member.Name.Identifier.Text) => member.Expression,
            _ => null,
        };
        return matrix is not null && fault.IsMatrix(matrix)
            ? new($"A matrix is no sequence of rows. One row after the other is `{Fault.Operand(matrix)}.EnumerateRows()`; a new matrix, "
                + $"entry by entry, is `{Fault.Operand(matrix)}.MapIndexed((i, j, value) => …)`.")
            : null;
    }
}
