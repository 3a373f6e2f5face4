namespace Workbook.Tests;

/// <summary>Broadcasting against plain loops, in both precisions, dense and sparse; shapes that do not fit.</summary>
public sealed class BroadcastingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 5)]
    [InlineData(5, 4)]
    [InlineData(7, 3)]
    [InlineData(8, 3)]
    [InlineData(16, 2)]
    [InlineData(17, 2)]
    [InlineData(37, 3)]
    [InlineData(100, 20)]
    public void Rows_and_columns_broadcast_as_loops_do(int rows, int columns)
    {
        AssertAll<double>(rows, columns);
        AssertAll<float>(rows, columns);
    }

    [Fact]
    public void Arguments_stay_as_they_were()
    {
        var x = Matrix<double>.Build.Dense(3, 2, 5);
        var v = Vector<double>.Build.Dense(2, 2);

        _ = (x - v) / v;

        Assert.Equal(Matrix<double>.Build.Dense(3, 2, 5), x);
        Assert.Equal(Vector<double>.Build.Dense(2, 2), v);
    }

    [Fact]
    public void Sparse_and_diagonal_matrices_broadcast_too()
    {
        var diagonal = Matrix<double>.Build.DiagonalIdentity(3);
        var v = Vector<double>.Build.DenseOfArray([1, 2, 3]);

        Assert.Equal(Matrix<double>.Build.DenseOfRowArrays([2.0, 2, 3], [1.0, 3, 3], [1.0, 2, 4]), diagonal + v);
        Assert.Equal(diagonal + v, Matrix<double>.Build.SparseOfMatrix(diagonal) + Vector<double>.Build.SparseOfVector(v));
    }

    [Fact]
    public void Division_by_zero_gives_infinities_and_NaN()
    {
        var x = Matrix<double>.Build.DenseOfRowArrays([1.0, 0.0]);

        var quotient = x / Vector<double>.Build.Dense(2);

        Assert.Equal(double.PositiveInfinity, quotient[0, 0]);
        Assert.True(double.IsNaN(quotient[0, 1]));
    }

    [Fact]
    public void A_vector_of_another_length_names_both_shapes()
    {
        var (x, v) = (Matrix<double>.Build.Dense(4, 5), Vector<double>.Build.Dense(3));

        Assert.Equal(
            "matrix + vector: the matrix is (4,5), the vector (3); over the rows it needs 5 entries, one per column.",
            Message(() => x + v));
        Assert.Equal(
            "matrix - vector: the matrix is (4,5), the vector (3); over the rows it needs 5 entries, one per column.",
            Message(() => x - v));
        Assert.StartsWith(
            "PointwiseMultiply: the matrix is (4,5), the vector (3);", Message(() => x.PointwiseMultiply(v)), StringComparison.Ordinal);
        Assert.Equal(
            "SubtractColumn: the matrix is (4,5), the vector (3); over the columns it needs 4 entries, one per row.",
            Message(() => x.SubtractColumn(v)));
    }

    [Fact]
    public void A_column_vector_in_an_operator_is_asked_for_its_axis_and_told_of_the_named_method()
    {
        var (x, v) = (Matrix<double>.Build.Dense(4, 5), Vector<double>.Build.Dense(4));

        const string Hint =
            "one per column. It has one per row, as axis: 1 and the product matrix * vector give. Did you mean axis: "
            + "0, or PointwiseMultiply? For a column vector on purpose there is ";
        Assert.EndsWith(Hint + "DivideColumn.", Message(() => x / v), StringComparison.Ordinal);
        Assert.EndsWith(Hint + "SubtractColumn.", Message(() => x - v), StringComparison.Ordinal);
        Assert.EndsWith(Hint + "AddColumn.", Message(() => v + x), StringComparison.Ordinal);
        Assert.EndsWith(Hint + "MultiplyColumn.", Message(() => x.PointwiseMultiply(v)), StringComparison.Ordinal);
        Assert.EndsWith(Hint + "DivideColumn.", Message(() => x.PointwiseDivide(v)), StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused()
    {
        var x = Matrix<double>.Build.Dense(1, 1);

        Assert.Throws<ArgumentNullException>(() => x + (Vector<double>)null!);
        Assert.Throws<ArgumentNullException>(() => x.AddColumn(null!));
    }

    [Fact]
    public void Only_the_result_is_allocated()
    {
        var (x, v) = (Matrix<double>.Build.Dense(100, 50), Vector<double>.Build.Dense(50));
        _ = x - v;
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = x - v;

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 100 * 50 * sizeof(double), (100 * 50 * sizeof(double)) + 256);
    }

    private static void AssertAll<T>(int rows, int columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var x = Matrix<T>.Build.Dense(rows, columns, ProductLoop.Values<T>(rows * columns, 1));
        var row = Vector<T>.Build.Dense(ProductLoop.Values<T>(columns, 2));
        var column = Vector<T>.Build.Dense(ProductLoop.Values<T>(rows, 3));

        Assert.Equal(Loop((i, j) => x[i, j] + row[j]), x + row);
        Assert.Equal(Loop((i, j) => x[i, j] + row[j]), row + x);
        Assert.Equal(Loop((i, j) => x[i, j] - row[j]), x - row);
        Assert.Equal(Loop((i, j) => x[i, j] / row[j]), x / row);
        Assert.Equal(Loop((i, j) => x[i, j] * row[j]), x.PointwiseMultiply(row));
        Assert.Equal(Loop((i, j) => x[i, j] / row[j]), x.PointwiseDivide(row));
        Assert.Equal(Loop((i, j) => x[i, j] + column[i]), x.AddColumn(column));
        Assert.Equal(Loop((i, j) => x[i, j] - column[i]), x.SubtractColumn(column));
        Assert.Equal(Loop((i, j) => x[i, j] * column[i]), x.MultiplyColumn(column));
        Assert.Equal(Loop((i, j) => x[i, j] / column[i]), x.DivideColumn(column));

        Matrix<T> Loop(Func<int, int, T> entry) => Matrix<T>.Build.Dense(rows, columns, entry);
    }

    private static string Message(Func<object> code) => Assert.Throws<ArgumentException>(code).Message;
}
