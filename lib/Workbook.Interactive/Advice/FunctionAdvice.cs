namespace Workbook.Interactive;

/// <summary><c>Math.Sqrt(variance)</c>: the functions of <c>Math</c> take one number.</summary>
internal static class FunctionAdvice
{
    /// <summary>Explains a call of <c>Math</c> with a vector or matrix, and a matrix where a vector is multiplied.</summary>
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id != "CS1503"
            || fault.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax member } call)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments.Select(candidate => candidate.Expression).ToList();
        var argument = arguments.Find(candidate => fault.IsMatrix(candidate) || fault.IsVector(candidate));
        var function = member.Name.Identifier.Text;
        if (argument is not null && member.Expression.ToString() is "Math" or "System.Math")
        {
            if (function == "Pow" && arguments[0] != argument)
            {
                return new($"Math.Pow takes one number. For every entry at once it is "
                    + $"`{Fault.Operand(argument!)}.Map(value => Math.Pow({Fault.Argument(arguments[0])}, value))`.");
            }

            var others = arguments.Where(candidate => candidate != argument).Select(Fault.Argument);
            var name = function == "Pow" ? "Power" : function is "Max" or "Min" ? function + "imum" : function;
            return new($"Math.{function} takes one number. For every entry at once it is "
                + $"`{Fault.Operand(argument!)}.Pointwise{name}({string.Join(", ", others)})`.");
        }

        return function.StartsWith("Pointwise", StringComparison.Ordinal)
            && fault.IsVector(member.Expression)
            && argument is not null
            && fault.IsMatrix(argument)
            ? new("The matrix comes first, the vector then acts on each of its rows: "
                + $"`{Fault.Operand(argument)}.{function}({Fault.Argument(member.Expression)})`"
                + (function == "PointwiseMultiply" ? "." : ", where the order does not matter."))
            : null;
    }
}
