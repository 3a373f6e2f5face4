namespace Workbook.Interactive;

/// <summary>An array where a vector or matrix belongs; a matrix of whole numbers, as of <c>Map(v => v > 0 ? 1 : 0)</c>.</summary>
internal static class ConversionAdvice
{
    public static Explanation? Find(Fault fault)
    {
        if (fault.Id is not ("CS0029" or "CS0266" or "CS1503") || fault.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression)
        {
            return null;
        }

        var info = fault.Model.GetTypeInfo(expression);
        var (found, wanted) = (info.Type, info.ConvertedType);
        if (found is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double } array)
        {
            var text = Fault.Argument(expression);
            return array.Rank == 2 ? new($"A matrix of a two-dimensional array is `Matrix<double>.Build.DenseOfArray({text})`.")
                : new($"A vector of an array is `Vector<double>.Build.Dense({text})`; a matrix of an array of rows is "
                    + $"`Matrix<double>.Build.DenseOfRowArrays(…)`.");
        }

        return OfWhole(found) || OfWhole(wanted)
            ? new("This is a matrix or vector of whole numbers (int). Numbers written with a point make it one of double: `m.Map(v => v "
                + "> 0 ? 1.0 : 0.0)`.")
            : null;
    }

    private static bool OfWhole(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Matrix" or "Vector", TypeArguments: [{ SpecialType: SpecialType.System_Int32 }] };
}
