namespace Workbook.Numerics;

/// <summary>Shapes in messages, and the guards that compare them.</summary>
internal static class Shapes
{
    /// <summary>"(4,5)".</summary>
    public static string Of<T>(Matrix<T> matrix)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => $"({matrix.RowCount},{matrix.ColumnCount})";

    /// <summary>"(5)".</summary>
    public static string Of<T>(Vector<T> vector)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => $"({vector.Count})";

    /// <exception cref="ArgumentException">The vector has not one entry per column of the matrix.</exception>
    public static void RequireRow<T>(string operation, Matrix<T> matrix, Vector<T> row)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(row);
        if (row.Count != matrix.ColumnCount)
        {
            var hint = row.Count == matrix.RowCount
                ? " It has one per row, as axis: 1 and the product matrix * vector give. Did you mean axis: 0, or PointwiseMultiply? "
                    + $"For a column vector on purpose there is {OverColumns(operation)}."
                : "";
            throw new ArgumentException(
                $"{(operation.Length == 1 ? $"matrix {operation} vector" : operation)}: the matrix is {Of(matrix)}, the vector {Of(row)}; "
                + $"over the rows it needs {matrix.ColumnCount} entries, one per column.{hint}");
        }
    }

    private static string OverColumns(string operation) => operation switch
    {
        "+" => nameof(Broadcasting.AddColumn),
        "-" => nameof(Broadcasting.SubtractColumn),
        "/" or nameof(Broadcasting.PointwiseDivide) => nameof(Broadcasting.DivideColumn),
        _ => nameof(Broadcasting.MultiplyColumn),
    };

    /// <exception cref="ArgumentException">The vector has not one entry per row of the matrix.</exception>
    public static void RequireColumn<T>(string operation, Matrix<T> matrix, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(column);
        if (column.Count != matrix.RowCount)
        {
            throw new ArgumentException(
                $"{operation}: the matrix is {Of(matrix)}, the vector {Of(column)}; "
                + $"over the columns it needs {matrix.RowCount} entries, one per row.");
        }
    }
}
