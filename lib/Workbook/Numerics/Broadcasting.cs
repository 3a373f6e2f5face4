using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// NumPy's broadcasting of a row vector <c>(D)</c> over the rows of a matrix <c>(N,D)</c>:
/// <c>(x - mean) / std</c>, <c>y + beta</c>, <c>xHat.PointwiseMultiply(gamma)</c>.
/// </summary>
/// <remarks>
/// Where MathNet has the operator already it keeps MathNet's meaning: <c>x * v</c> and <c>v * x</c> are linear-algebra products.
/// A column vector <c>(N)</c> never broadcasts by operator, because for N = D nobody would notice the difference;
/// it has the methods <c>AddColumn</c>, <c>SubtractColumn</c>, <c>MultiplyColumn</c>, <c>DivideColumn</c>.
/// </remarks>
public static class Broadcasting
{
    extension<T>(Matrix<T>)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        /// <summary>out[i,j] = x[i,j] + row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator +(Matrix<T> x, Vector<T> row) => OverRows("+", x, row, TensorPrimitives.Add);

        /// <summary>out[i,j] = x[i,j] − row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator -(Matrix<T> x, Vector<T> row) => OverRows("-", x, row, TensorPrimitives.Subtract);

        /// <summary>out[i,j] = x[i,j] / row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator /(Matrix<T> x, Vector<T> row) => OverRows("/", x, row, TensorPrimitives.Divide);

        /// <summary>out[i,j] = row[j] + x[i,j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator +(Vector<T> row, Matrix<T> x) => OverRows("+", x, row, TensorPrimitives.Add);
    }

    /// <summary>out[i,j] = x[i,j] · row[j].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
    public static Matrix<T> PointwiseMultiply<T>(this Matrix<T> x, Vector<T> row)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverRows(nameof(PointwiseMultiply), x, row, TensorPrimitives.Multiply);

    /// <summary>out[i,j] = x[i,j] / row[j].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
    public static Matrix<T> PointwiseDivide<T>(this Matrix<T> x, Vector<T> row)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverRows(nameof(PointwiseDivide), x, row, TensorPrimitives.Divide);

    /// <summary>out[i,j] = x[i,j] + column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> AddColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverColumns(nameof(AddColumn), x, column, TensorPrimitives.Add);

    /// <summary>out[i,j] = x[i,j] − column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> SubtractColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverColumns(nameof(SubtractColumn), x, column, TensorPrimitives.Subtract);

    /// <summary>out[i,j] = x[i,j] · column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> MultiplyColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverColumns(nameof(MultiplyColumn), x, column, TensorPrimitives.Multiply);

    /// <summary>out[i,j] = x[i,j] / column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> DivideColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => OverColumns(nameof(DivideColumn), x, column, TensorPrimitives.Divide);

    private static Matrix<T> OverRows<T>(string operation, Matrix<T> x, Vector<T> row, WithScalar<T> apply)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Shapes.RequireRow(operation, x, row);
        var (values, scalars) = (Dense.Values(x), Dense.Values(row));
        var result = GC.AllocateUninitializedArray<T>(values.Length);
        for (var j = 0; j < x.ColumnCount; j++)
        {
            apply(Dense.Column(values, x.RowCount, j), scalars[j], Dense.Column(result, x.RowCount, j));
        }

        return Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount, result);
    }

    private static Matrix<T> OverColumns<T>(string operation, Matrix<T> x, Vector<T> column, WithSpan<T> apply)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Shapes.RequireColumn(operation, x, column);
        var (values, other) = (Dense.Values(x), Dense.Values(column));
        var result = GC.AllocateUninitializedArray<T>(values.Length);
        for (var j = 0; j < x.ColumnCount; j++)
        {
            apply(Dense.Column(values, x.RowCount, j), other, Dense.Column(result, x.RowCount, j));
        }

        return Matrix<T>.Build.Dense(x.RowCount, x.ColumnCount, result);
    }

    private delegate void WithScalar<T>(ReadOnlySpan<T> x, T y, Span<T> destination);

    private delegate void WithSpan<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination);
}
