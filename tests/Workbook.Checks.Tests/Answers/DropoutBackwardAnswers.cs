namespace Workbook.Checks.Tests;

/// <summary>More ways to dropout's backward pass.</summary>
internal static class DropoutBackwardAnswers
{
    private static Matrix<double>? _buffer;

    public static Matrix<double> Columns(Matrix<double> dout, DropoutCache cache) => cache.Mask is not { } mask
        ? dout
        : Matrix<double>.Build.DenseOfColumns(
            dout.EnumerateColumns().Zip(mask.EnumerateColumns(), (gradient, factor) => gradient.PointwiseMultiply(factor)));

    public static Matrix<double> Rows(Matrix<double> dout, DropoutCache cache) => cache.State.Mode == Mode.Test
        ? dout
        : Matrix<double>.Build.DenseOfRowVectors(dout.EnumerateRows().Select((row, i) => cache.Mask!.Row(i).PointwiseMultiply(row)));

    public static Matrix<double> Sparse(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is { } mask
            ? Matrix<double>.Build.SparseOfMatrix(mask).PointwiseMultiply(Matrix<double>.Build.SparseOfMatrix(dout))
            : dout;

    /// <summary>Into a buffer that the next call of the same shape overwrites.</summary>
    public static Matrix<double> Buffered(Matrix<double> dout, DropoutCache cache)
    {
        if (_buffer is null || _buffer.RowCount != dout.RowCount || _buffer.ColumnCount != dout.ColumnCount)
        {
            _buffer = Matrix<double>.Build.Dense(dout.RowCount, dout.ColumnCount);
        }

        if (cache.Mask is null)
        {
            dout.CopyTo(_buffer);
        }
        else
        {
            dout.PointwiseMultiply(cache.Mask, _buffer);
        }

        return _buffer;
    }

    public static Matrix<double> Parallel(Matrix<double> dout, DropoutCache cache)
    {
        var dx = Matrix<double>.Build.Dense(dout.RowCount, dout.ColumnCount);
        System.Threading.Tasks.Parallel.For(0, dout.RowCount, i =>
        {
            for (var j = 0; j < dout.ColumnCount; j++)
            {
                dx[i, j] = dout[i, j] * (cache.Mask?[i, j] ?? 1);
            }
        });
        return dx;
    }

    /// <summary>The 0/1 pattern is read off the mask, the scale comes from p.</summary>
    public static Matrix<double> PatternAndScale(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is { } mask ? mask.PointwiseSign().PointwiseMultiply(dout) * (1 / (1 - cache.State.DropProbability)) : dout;
}
