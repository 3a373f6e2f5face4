using System.Text.RegularExpressions;

namespace Workbook.Interactive;

/// <summary>Finds what an exception means to someone who comes from NumPy.</summary>
internal static partial class ExceptionAdvice
{
    /// <summary>Explains an exception by its message; null where that must do.</summary>
    public static Explanation? Find(Failure failure) => failure.Type.Split('.')[^1] switch
    {
        "ArgumentException" or "ArgumentOutOfRangeException" when EntryByEntry(failure) is { } shapes => shapes,
        "ArgumentException" when OfVector().Match(failure.Message) is { Success: true } side => new(
            "`*` between a matrix and a vector is the product of linear algebra, for which the vector needs an entry for each "
            + (side.Groups[1].Value == "left" ? "row" : "column")
            + " of the matrix. Entry by entry, each row times the vector, it is `matrix.PointwiseMultiply(vector)`.",
            ProductAdvice.Mistake),
        "ArgumentException" or "ArgumentOutOfRangeException" when Dimensions().IsMatch(failure.Message) => new(
            "`*` with a matrix is the product of linear algebra, for which the left side needs as many columns as the right side has "
            + "rows. Entry by entry it is `a.PointwiseMultiply(b)`.",
            ProductAdvice.Mistake),
        "ArgumentException" when failure.Message.StartsWith("All vectors must have the same dim", StringComparison.Ordinal) => new(
            "Two vectors of different lengths: one has an entry for each column, the other for each row? `axis: 0` gives one for each "
            + "column, `axis: 1` one for each row."),
        "NotImplementedException" when Stub().Match(failure.Message) is { Success: true } stub => new(
            $"{stub.Groups[2].Value} is not written yet: it belongs to task {stub.Groups[1].Value}."),
        _ => null,
    };

    // In NumPy a matrix of one row or of one column would be repeated.
    private static Explanation? EntryByEntry(Failure failure)
    {
        var shapes = Shapes().Match(failure.Message);
        var method = failure.Thrower?.Split('.')[^1] ?? "";
        if (!shapes.Success || !(method is "Add" or "Subtract" || method.StartsWith("Pointwise", StringComparison.Ordinal)))
        {
            return null;
        }

        var (rows, columns) = (shapes.Groups[1].Value, shapes.Groups[2].Value);
        var (otherRows, otherColumns) = (shapes.Groups[3].Value, shapes.Groups[4].Value);
        return new(columns == otherColumns && (rows == "1" || otherRows == "1")
            ? "A matrix of one row is not repeated for every row, as it would be in NumPy; a Vector is what acts on each row: leave the "
                + "vector as it is, without ToRowMatrix."
            : rows == otherRows && (columns == "1" || otherColumns == "1")
                ? "A matrix of one column is not repeated for every column, as it would be in NumPy. What acts on each column is a Vector "
                    + "with one entry for each row, in AddColumn, SubtractColumn, MultiplyColumn or DivideColumn."
                : $"Entry by entry both sides need the same shape. The left one (op1) has {rows} rows and {columns} columns, the right "
                    + $"one (op2) {otherRows} and {otherColumns}.");
    }

    [GeneratedRegex(@"op1 is (\d+)x(\d+), op2 is (\d+)x(\d+)")]
    private static partial Regex Shapes();

    [GeneratedRegex(@"^Matrix dimensions must agree: .*'(left|right)Side'")]
    private static partial Regex OfVector();

    [GeneratedRegex(@"^Matrix (dimensions must agree|row dimensions must agree|column dimensions must agree)")]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^Task ([0-9]+\.[0-9]+[a-z]?): (\w+)$")]
    private static partial Regex Stub();
}
