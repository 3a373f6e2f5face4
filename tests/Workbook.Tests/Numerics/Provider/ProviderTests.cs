using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>MathNet's operations run through our provider, and what the provider delegates still works.</summary>
public sealed class ProviderTests
{
    private static readonly NumPyRandom Random = new(4);
    private static readonly Matrix<double> X = Random.NextGaussianMatrix(30, 20);
    private static readonly Matrix<double> W = Random.NextGaussianMatrix(20, 25);

    [Fact]
    public void Loading_the_library_sets_the_provider()
    {
        Assert.IsType<SimdLinearAlgebraProvider>(LinearAlgebraControl.Provider);
        Assert.StartsWith("Workbook (", LinearAlgebraControl.Provider.ToString(), StringComparison.Ordinal);
        Assert.True(LinearAlgebraControl.Provider.IsAvailable());
    }

    [Fact]
    public void Products_as_a_learner_writes_them_are_ours()
    {
        var expected = Loop(false, false, X, W, 30, 25, 20);

        Assert.Equal(expected, X * W);
        Assert.Equal(expected, X.Multiply(W));
        Assert.Equal(expected, X.Transpose().TransposeThisAndMultiply(W));
        Assert.Equal(expected, X.TransposeAndMultiply(W.Transpose()));
        Assert.Equal(Loop(true, false, X, X, 20, 20, 30), X.TransposeThisAndMultiply(X));
        Assert.Equal(Loop(false, true, X, X, 30, 30, 20), X.TransposeAndMultiply(X));
        Assert.Equal((X * W.Column(3).ToColumnMatrix()).Column(0), X * W.Column(3));
        Assert.Equal((X.Row(2).ToRowMatrix() * W).Row(0), X.Row(2) * W);
    }

    [Fact]
    public void A_product_may_be_written_over_a_factor()
    {
        var square = W.SubMatrix(0, 20, 0, 20);
        var (expected, other) = (square * square, square.Clone());

        square.Multiply(other, square);

        Assert.Equal(expected, square);
    }

    [Fact]
    public void Single_precision_products_are_ours_too()
    {
        var (x, w) = (X.Map(value => (float)value), W.Map(value => (float)value));
        var expected = new float[30 * 25];
        ProductLoop.Compute(false, false, 30, 25, 20, 1, x.AsColumnMajorArray(), w.AsColumnMajorArray(), 0, expected);

        Assert.Equal(expected, (x * w).AsColumnMajorArray());
    }

    [Fact]
    public void A_function_mapped_over_a_large_matrix_is_called_in_order()
    {
        var random = new NumPyRandom(7);
        var drawn = Matrix<double>.Build.Dense(300, 200).Map(_ => random.NextDouble(), Zeros.Include);
        Assert.Equal(new NumPyRandom(7).NextMatrix(1, 60_000).Row(0).ToArray(), drawn.AsColumnMajorArray());
    }

    [Fact]
    public void Element_wise_work_is_what_its_names_say()
    {
        var y = X.Map(value => value + 3);

        Assert.Equal(Entries(X, y, (a, b) => a + b), X + y);
        Assert.Equal(Entries(X, y, (a, b) => a - b), X - y);
        Assert.Equal(Entries(X, y, (a, b) => a * b), X.PointwiseMultiply(y));
        Assert.Equal(Entries(X, y, (a, b) => a / b), X.PointwiseDivide(y));
        Assert.Equal(Entries(X, y, (a, b) => PortableMath.Pow(Math.Abs(a), b)), X.PointwiseAbs().PointwisePower(y));
        Assert.Equal(Entries(X, X, (a, _) => a * 2.5), X * 2.5);
        Assert.Equal(X.Row(0).Select((value, i) => (decimal)value * (decimal)y[0, i]).Sum(), (decimal)(X.Row(0) * y.Row(0)), 12);
    }

    [Fact]
    public void Shapes_that_do_not_match_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => X * X);
        var error = Assert.Throws<ArgumentException>(
            () => LinearAlgebraControl.Provider.MatrixMultiply(new double[6], 2, 3, new double[8], 4, 2, new double[4]));
        Assert.Equal("A product needs as many columns on the left as rows on the right: (2,3) times (4,2).", error.Message);
        Assert.Contains(
            "has 4 entries; the array for it has 3",
            Assert.Throws<ArgumentException>(
                () => LinearAlgebraControl.Provider.MatrixMultiply(new double[6], 2, 3, new double[6], 3, 2, new double[3])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Factorizations_are_MathNets()
    {
        var square = (X.TransposeThisAndMultiply(X) / 10) + Matrix<double>.Build.DenseIdentity(20);
        var identity = Matrix<double>.Build.DenseIdentity(20);

        AssertClose(identity, square * square.Inverse());
        AssertClose(identity, square * square.LU().Solve(identity));
        AssertClose(identity, square * square.QR().Solve(identity));
        AssertClose(identity, square * square.Cholesky().Solve(identity));
        AssertClose(identity, square * square.Svd().Solve(identity));
        AssertClose(square, square.Evd().EigenVectors * square.Evd().D * square.Evd().EigenVectors.Transpose());
        Assert.Equal(X.ToColumnMajorArray().Max(Math.Abs), X.ToColumnMajorArray().Max(value => Math.Abs(value)));
        Assert.Equal(X.ColumnAbsoluteSums().Maximum(), X.L1Norm(), 10);
    }

    [Fact]
    public void Complex_numbers_are_MathNets()
    {
        var i = Matrix<System.Numerics.Complex>.Build.Dense(2, 2, System.Numerics.Complex.ImaginaryOne);
        var i32 = Matrix<MathNet.Numerics.Complex32>.Build.Dense(2, 2, MathNet.Numerics.Complex32.ImaginaryOne);

        Assert.Equal(new System.Numerics.Complex(-2, 0), (i * i)[1, 1]);
        Assert.Equal(new MathNet.Numerics.Complex32(-2, 0), (i32 * i32)[1, 1]);
        Assert.Equal(new System.Numerics.Complex(0, 2), (i + i)[0, 1]);
        Assert.Equal(System.Numerics.Complex.One, i.PointwiseDivide(i)[0, 0]);
    }

    private static Matrix<double> Loop(bool turnA, bool turnB, Matrix<double> a, Matrix<double> b, int rows, int columns, int depth)
    {
        var c = new double[rows * columns];
        ProductLoop.Compute(turnA, turnB, rows, columns, depth, 1, a.AsColumnMajorArray(), b.AsColumnMajorArray(), 0, c);
        return Matrix<double>.Build.Dense(rows, columns, c);
    }

    private static Matrix<double> Entries(Matrix<double> x, Matrix<double> y, Func<double, double, double> f) =>
        Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => f(x[i, j], y[i, j]));

    private static void AssertClose(Matrix<double> expected, Matrix<double> found) =>
        Assert.True((expected - found).ToColumnMajorArray().Max(Math.Abs) < 1e-10);
}
