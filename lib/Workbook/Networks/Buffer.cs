namespace Workbook.Networks;

/// <summary>A dense matrix that is used again while its shape stays the same, so that a training step allocates next to nothing.</summary>
internal sealed class Buffer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private Matrix<T>? _matrix;

    /// <summary>The matrix that was asked for last.</summary>
    /// <exception cref="InvalidOperationException">None has been.</exception>
    internal Matrix<T> Matrix => _matrix ?? throw new InvalidOperationException("No pass has used this memory yet.");

    /// <summary>Its own values, column after column.</summary>
    internal T[] Values => Matrix.AsColumnMajorArray();

    /// <summary>A matrix of this shape. What it holds is left over from the last use.</summary>
    internal Matrix<T> Of(int rows, int columns)
    {
        if (_matrix is null || _matrix.RowCount != rows || _matrix.ColumnCount != columns)
        {
            _matrix = Matrix<T>.Build.Dense(rows, columns);
        }

        return _matrix;
    }

    /// <summary>A matrix of another one's shape.</summary>
    internal Matrix<T> Like(Matrix<T> other) => Of(other.RowCount, other.ColumnCount);
}
