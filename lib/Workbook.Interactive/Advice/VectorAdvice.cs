namespace Workbook.Interactive;

/// <summary>A matrix where a vector belongs, because it was not summed.</summary>
internal static class VectorAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault is not { Id: "CS0029", Node: ExpressionSyntax matrix, IsOfAnotherOrder: false }
            || (fault.TupleElement is null && matrix.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax))
            || !fault.IsMatrix(matrix)
            || (fault.TupleElement?.Type ?? fault.Model.GetTypeInfo(matrix).ConvertedType)?.Name != "Vector")
        {
            return null;
        }

        var wanted = fault.TupleElement is { } element ? $"`{element.Name}` of the tuple is to be a Vector" : "A Vector is to be returned";
        return new($"{wanted}, but `{Fault.Argument(matrix)}` is a Matrix. What makes a vector of a matrix is a "
            + "sum or a mean over its rows.");
    }
}
