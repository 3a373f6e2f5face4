namespace Workbook.Tests;

public class LayerNormTests
{
    [Fact]
    public void Forward_pass_gives_the_recorded_statistics()
    {
        var facts = Facts.Seeded("ln_forward");
        var random = new NumPyRandom(231);
        var (x, w1, w2) = (random.NextGaussianMatrix(4, 50), random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
        var a = Relu.Forward(x * w1).Out * w2;
        Digits.Agree(facts.GetProperty("before_mean").AllNumbers(), [.. a.Mean(axis: 1)]);
        Digits.Agree(facts.GetProperty("before_std").AllNumbers(), [.. a.PopulationStandardDeviation(axis: 1)]);

        var (output, _) = LayerNorm.Forward(a, Vector<double>.Build.Dense(3, 1), Vector<double>.Build.Dense(3), new LayerNormState());
        Digits.Agree(facts.GetProperty("after_std").AllNumbers(), [.. output.PopulationStandardDeviation(axis: 1)]);

        var (scaled, _) = LayerNorm.Forward(a, Vector<double>.Build.Dense(3, 3), Vector<double>.Build.Dense(3, 5), new LayerNormState());
        Assert.All(scaled.Mean(axis: 1), mean => Assert.Equal(5, mean, 1e-12));
        Digits.Agree(
            [.. facts.GetProperty("after_std").AllNumbers().Select(std => 3 * std)], [.. scaled.PopulationStandardDeviation(axis: 1)]);
    }

    [Fact]
    public void Backward_pass_gives_the_recorded_gradients()
    {
        var facts = Facts.Seeded("ln_backward_small");
        var random = new NumPyRandom(231);
        var x = (5 * random.NextGaussianMatrix(4, 5)) + 12;
        var (gamma, beta, dout) = (random.NextGaussianVector(5), random.NextGaussianVector(5), random.NextGaussianMatrix(4, 5));
        var (output, cache) = LayerNorm.Forward(x, gamma, beta, new LayerNormState());
        var (dx, dgamma, dbeta) = LayerNorm.Backward(dout, cache);
        Digits.Agree(facts.GetProperty("out").AllNumbers(), output.ToRowMajorArray());
        Digits.Agree(facts.GetProperty("dx").AllNumbers(), dx.ToRowMajorArray());
        Digits.Agree(facts.GetProperty("dgamma").AllNumbers(), [.. dgamma]);
        Digits.Agree(facts.GetProperty("dbeta").AllNumbers(), [.. dbeta]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(17, 33)]
    [InlineData(40, 100)]
    public void Agrees_with_plain_loops(int n, int d)
    {
        var random = new NumPyRandom(8);
        var x = (5 * random.NextGaussianMatrix(n, d)) + 12;
        var (gamma, beta, dout) = (random.NextGaussianVector(d), random.NextGaussianVector(d), random.NextGaussianMatrix(n, d));
        var (output, cache) = LayerNorm.Forward(x, gamma, beta, new LayerNormState());
        var (dx, dgamma, dbeta) = LayerNorm.Backward(dout, cache);

        // Rows are normalized as batch norm would normalize the columns of the transpose.
        var (xs, g, b, douts) = (PlainLoops.ToArray(x), PlainLoops.ToArray(gamma), PlainLoops.ToArray(beta), PlainLoops.ToArray(dout));
        var (turned, mean, variance) = PlainLoops.NormalizeColumns(PlainLoops.Transpose(xs), 1e-5);
        var xHat = PlainLoops.Transpose(turned);
        var dxHat = PlainLoops.Fill(n, d, (i, j) => g[j] * douts[i, j]);
        PlainLoops.Near(xHat, cache.XHat, 1e-12);
        PlainLoops.Near(mean, cache.Mean, 1e-12);
        PlainLoops.Near(variance, cache.Variance, 1e-12);
        PlainLoops.Near(PlainLoops.Fill(n, d, (i, j) => (g[j] * xHat[i, j]) + b[j]), output, 1e-12);
        PlainLoops.Near(
            PlainLoops.Transpose(PlainLoops.NormalizeColumnsBackward(PlainLoops.Transpose(dxHat), PlainLoops.Transpose(xs), 1e-5)),
            dx,
            1e-12);
        PlainLoops.Near(PlainLoops.ColumnSums(PlainLoops.Zip(douts, xHat, (above, value) => above * value)), dgamma, 1e-12);
        PlainLoops.Near(PlainLoops.ColumnSums(douts), dbeta, 1e-12);
    }

    [Fact]
    public void Agrees_with_numerical_gradients()
    {
        var random = new NumPyRandom(9);
        var x = random.NextGaussianMatrix(6, 8);
        var (gamma, beta, dout) = (random.NextGaussianVector(8), random.NextGaussianVector(8), random.NextGaussianMatrix(6, 8));
        Matrix<double> Out() => LayerNorm.Forward(x, gamma, beta, new LayerNormState()).Out;
        var (dx, dgamma, dbeta) = LayerNorm.Backward(dout, LayerNorm.Forward(x, gamma, beta, new LayerNormState()).Cache);
        Assert.Equal(0, (dx - GradientCheck.Numerical(_ => Out(), x, dout)).Enumerate().Max(Math.Abs), 1e-8);
        Assert.Equal(0, (dgamma - GradientCheck.Numerical((Vector<double> _) => Out(), gamma, dout)).Max(Math.Abs), 1e-8);
        Assert.Equal(0, (dbeta - GradientCheck.Numerical((Vector<double> _) => Out(), beta, dout)).Max(Math.Abs), 1e-8);
    }

    [Fact]
    public void Messages_name_the_argument()
    {
        var x = Matrix<double>.Build.Dense(4, 5);
        Assert.Equal(
            "gamma is (4); x (4,5) wants (5).",
            Assert.Throws<ArgumentException>(
                () => LayerNorm.Forward(x, Vector<double>.Build.Dense(4), Vector<double>.Build.Dense(5), new LayerNormState())).Message);
    }
}
