namespace Workbook.Tests;

public class AffineReluTests
{
    [Fact]
    public void Affine_gives_the_original_literal()
    {
        var x = NumPy.Reshape(NumPy.Linspace(-0.1, 0.5, 240), 2, 120);
        var w = NumPy.Reshape(NumPy.Linspace(-0.2, 0.3, 360), 120, 3);
        var (output, cache) = Affine.Forward(x, w, NumPy.Linspace(-0.3, 0.1, 3));

        Digits.Agree(Facts.Literal("affine_forward").GetProperty("full_precision").AllNumbers(), output.ToRowMajorArray());
        Assert.Same(x, cache.X);
        Assert.Same(w, cache.W);
    }

    [Fact]
    public void Relu_gives_the_original_literal()
    {
        var (output, _) = Relu.Forward(NumPy.Reshape(NumPy.Linspace(-0.5, 0.5, 12), 3, 4));
        Digits.Agree(Facts.Literal("relu_forward").GetProperty("full_precision").AllNumbers(), output.ToRowMajorArray());
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 6, 5)]
    [InlineData(7, 33, 19)]
    [InlineData(50, 100, 64)]
    public void Affine_agrees_with_plain_loops(int n, int d, int m)
    {
        var random = new NumPyRandom(1);
        var (x, w, b, dout) = (
            random.NextGaussianMatrix(n, d), random.NextGaussianMatrix(d, m), random.NextGaussianVector(m),
            random.NextGaussianMatrix(n, m));
        var (output, cache) = Affine.Forward(x, w, b);
        var (dx, dw, db) = Affine.Backward(dout, cache);

        var (xs, ws, bs, douts) = (PlainLoops.ToArray(x), PlainLoops.ToArray(w), PlainLoops.ToArray(b), PlainLoops.ToArray(dout));
        PlainLoops.Near(PlainLoops.Affine(xs, ws, bs), output, 1e-13);
        PlainLoops.Near(PlainLoops.Affine(douts, PlainLoops.Transpose(ws), new double[d]), dx, 1e-13);
        PlainLoops.Near(PlainLoops.Affine(PlainLoops.Transpose(xs), douts, new double[m]), dw, 1e-13);
        PlainLoops.Near(PlainLoops.ColumnSums(douts), db, 1e-13);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(7, 31)]
    public void Relu_agrees_with_plain_loops(int n, int d)
    {
        var random = new NumPyRandom(2);
        var (x, dout) = (random.NextGaussianMatrix(n, d), random.NextGaussianMatrix(n, d));
        var (output, cache) = Relu.Forward(x);
        PlainLoops.Near(PlainLoops.Zip(PlainLoops.ToArray(x), PlainLoops.ToArray(x), (value, _) => Math.Max(0, value)), output, 0);
        PlainLoops.Near(
            PlainLoops.Zip(PlainLoops.ToArray(x), PlainLoops.ToArray(dout), (value, above) => value > 0 ? above : 0),
            Relu.Backward(dout, cache),
            0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Relu_keeps_what_is_no_number_and_sends_nothing_back_through_it(int n)
    {
        var (output, cache) = Relu.Forward(Matrix<double>.Build.Dense(n, 1, double.NaN));
        Assert.All(output.Enumerate(), value => Assert.True(double.IsNaN(value)));
        Assert.All(Relu.Backward(Matrix<double>.Build.Dense(n, 1, 1), cache).Enumerate(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Affine_agrees_with_numerical_gradients()
    {
        var random = new NumPyRandom(231);
        var (x, w, b, dout) = (
            random.NextGaussianMatrix(10, 6), random.NextGaussianMatrix(6, 5), random.NextGaussianVector(5),
            random.NextGaussianMatrix(10, 5));
        var (dx, dw, db) = Affine.Backward(dout, Affine.Forward(x, w, b).Cache);

        Assert.True(Closeness.RelativeError(dx, GradientCheck.Numerical(v => Affine.Forward(v, w, b).Out, x, dout)) < 1e-8);
        Assert.True(Closeness.RelativeError(dw, GradientCheck.Numerical(v => Affine.Forward(x, v, b).Out, w, dout)) < 1e-8);
        Assert.True(
            Closeness.RelativeError(db, GradientCheck.Numerical((Vector<double> v) => Affine.Forward(x, w, v).Out, b, dout)) < 1e-8);
    }

    [Fact]
    public void Messages_name_what_was_found_and_what_was_wanted()
    {
        var (x, w) = (Matrix<double>.Build.Dense(4, 5), Matrix<double>.Build.Dense(6, 3));
        Assert.Equal(
            "w is (6,3); x (4,5) wants (5,3).",
            Assert.Throws<ArgumentException>(() => Affine.Forward(x, w, Vector<double>.Build.Dense(3))).Message);
        Assert.Equal(
            "b is (2); w (5,3) wants (3).",
            Assert.Throws<ArgumentException>(() => Affine.Forward(x, w.SubMatrix(0, 5, 0, 3), Vector<double>.Build.Dense(2))).Message);
        Assert.Equal(
            "dout is (4,4); the forward pass's input wants (4,5).",
            Assert.Throws<ArgumentException>(() => Relu.Backward(Matrix<double>.Build.Dense(4, 4), x)).Message);
    }
}
