namespace Workbook.Numerics;

/// <summary>Reads MathNet's matrices and vectors as plain arrays, without copying where they are dense.</summary>
internal static class Dense
{
    /// <summary>The matrix itself if it is dense, else a dense copy.</summary>
    public static Matrix<T> Of<T>(Matrix<T> matrix)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        matrix.Storage.IsDense ? matrix : Matrix<T>.Build.DenseOfMatrix(matrix);

    /// <summary>The values column by column; the matrix's own array if it is dense, so do not write to it.</summary>
    public static T[] Values<T>(Matrix<T> matrix)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();

    /// <summary>The values; the vector's own array if it is dense, so do not write to it.</summary>
    public static T[] Values<T>(Vector<T> vector)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => vector.AsArray() ?? vector.ToArray();

    /// <summary>Column <paramref name="column"/> of values that stand column by column.</summary>
    public static Span<T> Column<T>(T[] values, int rows, int column) => values.AsSpan(column * rows, rows);
}

/// <summary>The kinds of numbers that this library computes with.</summary>
internal static class Precision
{
    /// <summary>
    /// Refuses what is neither <see cref="float"/> nor <see cref="double"/>, such as <see cref="Half"/>, which satisfies the generic
    /// constraints too.
    /// </summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static void Require<T>()
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"The numbers are of type {typeof(T).Name}; wanted Single (float) or Double (double).");
        }
    }
}
