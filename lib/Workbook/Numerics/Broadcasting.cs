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
        /// <summary>out[i,j] = matrix[i,j] + row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator +(Matrix<T> matrix, Vector<T> row) => Passes<T>.OverRows<Passes<T>.Sum>("+", matrix, row);

        /// <summary>out[i,j] = matrix[i,j] − row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator -(Matrix<T> matrix, Vector<T> row) => Passes<T>.OverRows<Passes<T>.Difference>("-", matrix, row);

        /// <summary>out[i,j] = matrix[i,j] / row[j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator /(Matrix<T> matrix, Vector<T> row) => Passes<T>.OverRows<Passes<T>.Quotient>("/", matrix, row);

        /// <summary>out[i,j] = row[j] + matrix[i,j].</summary>
        /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
        public static Matrix<T> operator +(Vector<T> row, Matrix<T> matrix) => Passes<T>.OverRows<Passes<T>.Sum>("+", matrix, row);
    }

    /// <summary>out[i,j] = x[i,j] · row[j].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
    public static Matrix<T> PointwiseMultiply<T>(this Matrix<T> x, Vector<T> row)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverRows<Passes<T>.Product>(nameof(PointwiseMultiply), x, row);

    /// <summary>out[i,j] = x[i,j] / row[j].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per column.</exception>
    public static Matrix<T> PointwiseDivide<T>(this Matrix<T> x, Vector<T> row)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverRows<Passes<T>.Quotient>(nameof(PointwiseDivide), x, row);

    /// <summary>out[i,j] = x[i,j] + column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> AddColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverColumns<Passes<T>.Sum>(nameof(AddColumn), x, column);

    /// <summary>out[i,j] = x[i,j] − column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> SubtractColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverColumns<Passes<T>.Difference>(nameof(SubtractColumn), x, column);

    /// <summary>out[i,j] = x[i,j] · column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> MultiplyColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverColumns<Passes<T>.Product>(nameof(MultiplyColumn), x, column);

    /// <summary>out[i,j] = x[i,j] / column[i].</summary>
    /// <exception cref="ArgumentException">The vector has not one entry per row.</exception>
    public static Matrix<T> DivideColumn<T>(this Matrix<T> x, Vector<T> column)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Passes<T>.OverColumns<Passes<T>.Quotient>(nameof(DivideColumn), x, column);

    private static class Passes<T>
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        public static Matrix<T> OverRows<TOperation>(string operation, Matrix<T> x, Vector<T> row)
            where TOperation : struct, IOperation
        {
            Shapes.RequireRow(operation, x, row);
            return Over<TOperation>(x, Dense.Values(row), oneARow: false);
        }

        public static Matrix<T> OverColumns<TOperation>(string operation, Matrix<T> x, Vector<T> column)
            where TOperation : struct, IOperation
        {
            Shapes.RequireColumn(operation, x, column);
            return Over<TOperation>(x, Dense.Values(column), oneARow: true);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static Matrix<T> Over<TOperation>(Matrix<T> x, T[] vector, bool oneARow)
            where TOperation : struct, IOperation
        {
            var (values, rows, lanes) = (Dense.Values(x), x.RowCount, Vector512<T>.Count);
            var result = GC.AllocateUninitializedArray<T>(values.Length);
            for (var j = 0; j < x.ColumnCount; j++)
            {
                ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), j * rows);
                ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(result), j * rows);
                ref var other = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(vector), oneARow ? 0 : j);
                for (var i = 0; rows < lanes && i < rows; i++)
                {
                    var y = Vector512.CreateScalarUnsafe(Unsafe.Add(ref other, oneARow ? i : 0));
                    Unsafe.Add(ref to, i) = TOperation.Of(Vector512.CreateScalarUnsafe(Unsafe.Add(ref from, i)), y).ToScalar();
                }

                // What fills no vector is in the last one, together with some that are there already.
                var inEach = oneARow ? default : Vector512.Create(other);
                for (var i = 0; rows >= lanes && i < rows; i += lanes)
                {
                    var at = (nuint)Math.Min(i, rows - lanes);
                    var y = oneARow ? Vector512.LoadUnsafe(ref other, at) : inEach;
                    TOperation.Of(Vector512.LoadUnsafe(ref from, at), y).StoreUnsafe(ref to, at);
                }
            }

            return Matrix<T>.Build.Dense(rows, x.ColumnCount, result);
        }

        public interface IOperation
        {
            public static abstract Vector512<T> Of(Vector512<T> x, Vector512<T> y);
        }

        public readonly struct Sum : IOperation
        {
            public static Vector512<T> Of(Vector512<T> x, Vector512<T> y) => x + y;
        }

        public readonly struct Difference : IOperation
        {
            public static Vector512<T> Of(Vector512<T> x, Vector512<T> y) => x - y;
        }

        public readonly struct Product : IOperation
        {
            public static Vector512<T> Of(Vector512<T> x, Vector512<T> y) => x * y;
        }

        public readonly struct Quotient : IOperation
        {
            public static Vector512<T> Of(Vector512<T> x, Vector512<T> y) => x / y;
        }
    }
}
