namespace Workbook.Interactive;

/// <summary>Operators that Python has and C# has not, or not for matrices.</summary>
internal static class OperatorAdvice
{
    /// <summary>Explains powers, <c>@</c>, comparisons of all entries, and a vector in front of a matrix.</summary>
    public static Explanation? Find(Fault fault) => fault.Id switch
    {
        "CS0193" => Power("**"),
        "CS0019" when (fault.Node as BinaryExpressionSyntax ?? fault.Node.Parent as BinaryExpressionSyntax) is { } operation =>
            Operation(operation, fault),
        "CS1646" => new("The product of linear algebra is written `*`: `x * w`. C# has no operator `@`."),
        "CS1024" => new("A comment starts with `//` in C#, not with `#`."),
        "CS7036" or "CS1501" when fault.Text.Contains('[', StringComparison.Ordinal)
            || fault.Node.Parent is ElementAccessExpressionSyntax => Index(),
        "CS1001" or "CS0443" or "CS1525" or "CS1003" when fault.Node.FirstAncestorOrSelf<BracketedArgumentListSyntax>()
            is not null => Index(),
        _ => null,
    };

    private static Explanation Power(string written) => new(
        $"C# has no operator `{written}` for powers. Of every entry: `v.PointwisePower(-1.5)`, `v.PointwiseSqrt()`, or for a square "
        + $"`c.PointwiseMultiply(c)`. Of one number: `Math.Pow(a, 2)`.");

    private static Explanation Index() => new(
        "A matrix is indexed by row and column, `x[i, j]`. A whole row is `x.Row(i)`, a whole column `x.Column(j)`; C# has no `x[:, j]`.");

    private static Explanation? Operation(BinaryExpressionSyntax operation, Fault fault)
    {
        var (left, right) = (operation.Left, operation.Right);
        if (operation.IsKind(SyntaxKind.ExclusiveOrExpression))
        {
            return Power("^");
        }

        var one = fault.IsMatrix(left) || fault.IsVector(left) ? left : right;
        if (operation.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression
                or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanOrEqualExpression
            && (fault.IsMatrix(one) || fault.IsVector(one)))
        {
            var condition = one == left
                ? $"value {operation.OperatorToken.Text} {Fault.Argument(right)}"
                : $"{Fault.Argument(left)} {operation.OperatorToken.Text} value";
            return new($"A matrix is not compared as a whole. For 1 where it holds and 0 elsewhere: `{Fault.Operand(one)}.Map(value => "
                + $"{condition} ? 1.0 : 0.0)`.");
        }

        return !fault.IsVector(left) || !fault.IsMatrix(right) ? null : operation.Kind() switch
        {
            SyntaxKind.SubtractExpression =>
                new($"The matrix comes first: `-({Fault.Argument(right)} - {Fault.Argument(left)})`, or `-{Fault.Operand(right)} + "
                    + $"{Fault.Argument(left)}`. The vector then acts on each of its rows."),
            SyntaxKind.DivideExpression =>
                new($"A vector over a matrix has no operator: `(1 / {Fault.Operand(right)}).PointwiseMultiply({Fault.Argument(left)})` "
                    + $"divides the vector by each row."),
            _ => null,
        };
    }
}
