namespace Workbook.Networks;

/// <summary>A dense matrix that is used again while its shape stays the same, so that a training step allocates next to nothing.</summary>
internal sealed class Buffer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>The matrix that was asked for last.</summary>
    internal Matrix<T> Matrix { get; private set; } = Matrix<T>.Build.Dense(1, 1);

    /// <summary>Its own values, column after column.</summary>
    internal T[] Values => Matrix.AsColumnMajorArray();

    /// <summary>A matrix of this shape. What it holds is left over from the last use.</summary>
    internal Matrix<T> Of(int rows, int columns)
    {
        if (Matrix.RowCount != rows || Matrix.ColumnCount != columns)
        {
            Matrix = Matrix<T>.Build.Dense(rows, columns);
        }

        return Matrix;
    }

    /// <summary>A matrix of another one's shape.</summary>
    internal Matrix<T> Like(Matrix<T> other) => Of(other.RowCount, other.ColumnCount);
}
