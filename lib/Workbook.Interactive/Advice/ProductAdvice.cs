namespace Workbook.Interactive;

/// <summary>
/// NumPy's <c>gamma * xHat</c> multiplies entry by entry, MathNet's is the product of linear algebra: of a matrix and a vector
/// it is a vector, of two vectors one number. The compiler complains where that is used, perhaps lines below.
/// </summary>
internal static class ProductAdvice
{
    /// <summary>The id of the mistake.</summary>
    public const string Mistake = "cs-matrix-product";

    public static Explanation? Find(Fault fault)
    {
        if (fault.Id is not ("CS0029" or "CS1503" or "CS0019" or "CS1061" or "CS0411"))
        {
            return null;
        }

        // The part whose type is wrong first, then what its method is called on.
        var product = Of(fault.Node, fault) ?? (fault.Receiver is { } receiver ? Of(receiver, fault) : null);
        return product is null ? null : Explain(product, fault);
    }

    private static BinaryExpressionSyntax? Of(SyntaxNode code, Fault fault) => Origins.Of(code, fault.Model)
        .OfType<BinaryExpressionSyntax>()
        .FirstOrDefault(candidate => candidate.IsKind(SyntaxKind.MultiplyExpression) && IsTrap(candidate, fault));

    private static bool IsTrap(BinaryExpressionSyntax product, Fault fault) =>
        (fault.IsVector(product.Left) && (fault.IsVector(product.Right) || fault.IsMatrix(product.Right)))
        || (fault.IsMatrix(product.Left) && fault.IsVector(product.Right));

    private static Explanation Explain(BinaryExpressionSyntax product, Fault fault)
    {
        var (left, right) = (product.Left, product.Right);
        var written = $"`{Fault.Argument(product)}`{fault.ElsewhereIn(product)}";
        if (fault.IsVector(left) && fault.IsVector(right))
        {
            return new($"{written} is the dot product of two vectors: one number. Entry by entry it is "
                + $"`{Fault.Operand(left)}.PointwiseMultiply({Fault.Argument(right)})`.",
                Mistake);
        }

        var (matrix, vector) = fault.IsMatrix(left) ? (left, right) : (right, left);
        return new(
            $"`*` between a matrix and a vector is the product of linear algebra, so {written} is a vector. Entry by entry, each row "
            + $"times the vector, it is `{Fault.Operand(matrix)}.PointwiseMultiply({Fault.Argument(vector)})`.",
            Mistake);
    }
}
