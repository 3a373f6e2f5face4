namespace Workbook.Engine.Errors;

/// <summary>An index that an array or a list does not have.</summary>
internal static class IndexAdvice
{
    public static Explanation? Find(Failure failure)
    {
        var isOfList = failure.Type == "System.ArgumentOutOfRangeException"
            && failure.Message.StartsWith("Index was out of range", StringComparison.Ordinal);
        var isOfArray = failure.Type == "System.IndexOutOfRangeException"
            && failure.Message.StartsWith("Index was outside the bounds", StringComparison.Ordinal);
        if (!isOfArray && !isOfList)
        {
            return null;
        }

        var all = failure.Written<ElementAccessExpressionSyntax>().DistinctBy(access => $"{access}").ToList();
        return all switch
        {
            [] => new("An index begins at 0 and ends one below the size."),
            [var access] => new($"{Missing($"`{Fault.Argument(access)}`")} "
                + Failure.AfterIndex(access.ArgumentList.Arguments[0].Expression, $"the size of `{Fault.Argument(access.Expression)}`")),
            _ => new($"{Missing($"One of {string.Join(", ", all.Select(access => $"`{Fault.Argument(access)}`"))}")} "
                + "Print the indices and the sizes in the line before."),
        };
    }

    private static string Missing(string access) =>
        $"{access} asks for an entry that is not there: indices begin at 0 and end one below the size.";
}
