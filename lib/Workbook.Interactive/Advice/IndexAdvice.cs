namespace Workbook.Interactive;

/// <summary>A row, a column or an entry that a matrix or vector does not have.</summary>
internal static class IndexAdvice
{
    public static Explanation? Find(Failure failure)
    {
        if (failure.Type != "System.ArgumentOutOfRangeException"
            || failure.Thrower?.StartsWith(LinearAlgebra.Namespace, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var method = failure.Thrower.Split('.')[^1];
        if (method is "Row" or "Column")
        {
            return failure.Written<InvocationExpressionSyntax>()
                .FirstOrDefault(call => call.Expression is MemberAccessExpressionSyntax member && member.Name.Identifier.Text == method)
                    is { Expression: MemberAccessExpressionSyntax { Expression: var matrix } } call
                ? new($"`{Fault.Argument(call)}` asks for a {method.ToLowerInvariant()} that is not there: they are counted from 0 to "
                    + $"`{Fault.Operand(matrix)}.{method}Count - 1`.")
                : null;
        }

        return Parameter(failure.Message) switch
        {
            "row" => Explain(failure, 2, 0, "a row", "RowCount"),
            "column" => Explain(failure, 2, 1, "a column", "ColumnCount"),
            "index" => Explain(failure, 1, 0, "an entry", "Count"),
            _ => null,
        };
    }

    private static Explanation? Explain(Failure failure, int indices, int place, string missing, string size)
    {
        var all = failure.Written<ElementAccessExpressionSyntax>().Where(access => access.ArgumentList.Arguments.Count == indices)
            .DistinctBy(access => $"{access}").ToList();
        var rule = indices == 1
            ? "indices go from 0 to one below the Count."
            : "the first index is the row, from 0 and below RowCount, the second the column, below ColumnCount.";
        return all switch
        {
            [] => null,
            [var access] => new($"`{Fault.Argument(access)}` asks for {missing} that is not there: {rule} "
                + Failure.AfterIndex(access.ArgumentList.Arguments[place].Expression, $"`{Fault.Operand(access.Expression)}.{size}`")),
            _ => new($"One of {string.Join(", ", all.Select(access => $"`{Fault.Argument(access)}`"))} asks for {missing} that is not "
                + $"there: {rule} Print the indices and each {size} in the line before."),
        };
    }

    private static string Parameter(string message) => message.Split('\'') is [.., var name, _] ? name : "";
}
