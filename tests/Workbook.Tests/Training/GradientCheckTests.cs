namespace Workbook.Tests;

/// <summary>Centered differences of functions whose derivatives are known.</summary>
public sealed class GradientCheckTests
{
    private static readonly Matrix<double> X = new NumPyRandom(1).NextGaussianMatrix(3, 4);
    private static readonly Matrix<double> Dout = new NumPyRandom(2).NextGaussianMatrix(3, 4);

    [Fact]
    public void A_square_s_gradient_is_twice_the_number()
    {
        var found = GradientCheck.Numerical(x => x.PointwiseMultiply(x), X, Dout);

        AssertClose(2 * X.PointwiseMultiply(Dout), found, 1e-9);
    }

    [Fact]
    public void A_product_s_gradients_are_products()
    {
        var w = new NumPyRandom(3).NextGaussianMatrix(4, 5);
        var dout = new NumPyRandom(4).NextGaussianMatrix(3, 5);

        AssertClose(dout.TransposeAndMultiply(w), GradientCheck.Numerical(x => x * w, X, dout), 1e-9);
        AssertClose(X.TransposeThisAndMultiply(dout), GradientCheck.Numerical(v => X * v, w, dout), 1e-9);
    }

    [Fact]
    public void A_vector_s_gradient_sums_over_the_rows()
    {
        var b = Vector<double>.Build.Dense(4, 1);

        var found = GradientCheck.Numerical(v => X + v, b, Dout);

        AssertClose(Dout.Sum(axis: 0).ToRowMatrix(), found.ToRowMatrix(), 1e-9);
    }

    [Fact]
    public void A_number_s_gradient()
    {
        AssertClose(3 * X.PointwiseMultiply(X), GradientCheck.Numerical(x => x.PointwiseMultiply(x).PointwiseMultiply(x).Sum(), X), 1e-8);
        AssertClose(2 * X.Row(0).ToRowMatrix(), GradientCheck.Numerical(v => v * v, X.Row(0)).ToRowMatrix(), 1e-8);
    }

    [Fact]
    public void A_function_that_returns_its_argument_has_gradient_dout()
        => AssertClose(Dout, GradientCheck.Numerical(x => x, X.Clone(), Dout), 1e-9);

    [Fact]
    public void Each_column_has_the_step_that_suits_its_spread()
    {
        var x = Matrix<double>.Build.DenseOfRowArrays([1e6, 1e-6, 5.0, 0.0], [3e6, 3e-6, 5.0, 0.0]);

        var steps = GradientCheck.Steps(x);

        Assert.Equal([1e2, 1e-10, 5e-4, 1e-4], steps.Select(step => Math.Round(step, 15)));
        AssertClose(
            2 * x.PointwiseMultiply(Matrix<double>.Build.Dense(2, 4, 1)),
            GradientCheck.Numerical(v => v.PointwiseMultiply(v), x, Matrix<double>.Build.Dense(2, 4, 1), steps),
            1e-2);
    }

    [Fact]
    public void The_argument_is_put_back_exactly()
    {
        var (x, v) = (X.Clone(), X.Row(0).Clone());

        GradientCheck.Numerical(a => a * 0.1, x, Dout);
        GradientCheck.Numerical(a => a.Sum(), v);

        Assert.Equal(X, x);
        Assert.Equal(X.Row(0), v);
    }

    [Fact]
    public void The_argument_is_put_back_when_the_function_throws()
    {
        var x = X.Clone();

        Assert.Throws<InvalidOperationException>(
            () => GradientCheck.Numerical((Func<Matrix<double>, Matrix<double>>)(_ => throw new InvalidOperationException()), x, Dout));
        Assert.Equal(X, x);
    }

    [Fact]
    public void A_result_of_another_shape_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => GradientCheck.Numerical(x => x.Transpose(), X.Clone(), Dout));

        Assert.Equal("Numerical: the function returned (4,3), dout is (3,4); they must have the same shape.", error.Message);
    }

    [Fact]
    public void The_limit_adds_the_rounding_of_the_loss_to_the_relative_part()
    {
        Assert.Equal(2e-5, GradientCheck.Limit(1e-5, -2, 0, 1e-5), 1e-20);
        Assert.Equal(50 * Math.ScaleB(1, -52) * 3 / 1e-5, GradientCheck.Limit(1e-5, 0, -3, 1e-5), 1e-20);
    }

    private static void AssertClose(Matrix<double> expected, Matrix<double> found, double tolerance) =>
        Assert.True((expected - found).Enumerate().Max(Math.Abs) <= tolerance * Math.Max(1, expected.Enumerate().Max(Math.Abs)));
}
