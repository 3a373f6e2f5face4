namespace Workbook.Networks;

/// <summary>A matrix that is used again while the wanted shape stays the same, so that a training step allocates next to nothing.</summary>
internal sealed class Buffer<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private Matrix<T>? _matrix;

    /// <summary>A dense matrix of this shape. What it holds is left over from the last use.</summary>
    internal Matrix<T> Of(int rows, int columns)
    {
        if (_matrix is null || _matrix.RowCount != rows || _matrix.ColumnCount != columns)
        {
            _matrix = Matrix<T>.Build.Dense(rows, columns);
        }

        return _matrix;
    }

    /// <summary>A dense matrix of another one's shape.</summary>
    internal Matrix<T> Like(Matrix<T> other) => Of(other.RowCount, other.ColumnCount);
}
