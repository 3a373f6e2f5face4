using System.Text.Json;

namespace Workbook.Tests;

public class BatchNormTests
{
    private static readonly JsonElement Train = Facts.Seeded("bn_forward_train");
    private static readonly JsonElement Test = Facts.Seeded("bn_forward_test");
    private static readonly JsonElement Small = Facts.Seeded("bn_backward_small");

    private static Vector<double> Ones(int count) => Vector<double>.Build.Dense(count, 1);

    private static Matrix<double> Hidden(Matrix<double> x, Matrix<double> w1, Matrix<double> w2) => Relu.Forward(x * w1).Out * w2;

    [Fact]
    public void Training_pass_gives_the_recorded_statistics()
    {
        var random = new NumPyRandom(231);
        var a = Hidden(random.NextGaussianMatrix(200, 50), random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
        Digits.Agree(Train.GetProperty("before_mean").AllNumbers(), [.. a.Mean(axis: 0)]);
        Digits.Agree(Train.GetProperty("before_std").AllNumbers(), [.. a.PopulationStandardDeviation(axis: 0)]);

        var state = new BatchNormState(3);
        var (plain, _) = BatchNorm.Forward(a, Ones(3), Vector<double>.Build.Dense(3), state);
        Digits.Agree(Train.GetProperty("after_std_gamma1").AllNumbers(), [.. plain.PopulationStandardDeviation(axis: 0)]);
        Assert.All(plain.Mean(axis: 0), mean => Assert.Equal(0, mean, 1e-14));
        var running = Train.GetProperty("running_after_one_step");
        Digits.Agree(running.GetProperty("running_mean").AllNumbers(), [.. state.RunningMean]);
        Digits.Agree(running.GetProperty("running_var").AllNumbers(), [.. state.RunningVariance]);

        var (scaled, _) = BatchNorm.Forward(
            a, Vector<double>.Build.Dense([1, 2, 3]), Vector<double>.Build.Dense([11, 12, 13]), new BatchNormState(3));
        Digits.Agree(Train.GetProperty("after_mean_g123_b11_12_13").AllNumbers(), [.. scaled.Mean(axis: 0)]);
        Digits.Agree(Train.GetProperty("after_std_g123").AllNumbers(), [.. scaled.PopulationStandardDeviation(axis: 0)]);
    }

    [Fact]
    public void Running_averages_and_the_test_pass_are_the_recorded_ones()
    {
        var random = new NumPyRandom(231);
        var (w1, w2) = (random.NextGaussianMatrix(50, 60), random.NextGaussianMatrix(60, 3));
        var state = new BatchNormState(3);
        for (var pass = 0; pass < 50; pass++)
        {
            BatchNorm.Forward(Hidden(random.NextGaussianMatrix(200, 50), w1, w2), Ones(3), Vector<double>.Build.Dense(3), state);
        }

        Digits.Agree(Test.GetProperty("running_mean").AllNumbers(), [.. state.RunningMean]);
        Digits.Agree(Test.GetProperty("running_var").AllNumbers(), [.. state.RunningVariance]);

        state.Mode = Mode.Test;
        var before = (state.RunningMean.Clone(), state.RunningVariance.Clone());
        var (output, _) = BatchNorm.Forward(
            Hidden(random.NextGaussianMatrix(200, 50), w1, w2), Ones(3), Vector<double>.Build.Dense(3), state);
        Digits.Agree(Test.GetProperty("test_mean").AllNumbers(), [.. output.Mean(axis: 0)]);
        Digits.Agree(Test.GetProperty("test_std").AllNumbers(), [.. output.PopulationStandardDeviation(axis: 0)]);
        Assert.Equal(before, (state.RunningMean, state.RunningVariance));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_backward_passes_give_the_recorded_gradients(bool simplified)
    {
        var random = new NumPyRandom(231);
        var x = (5 * random.NextGaussianMatrix(4, 5)) + 12;
        var (gamma, beta, dout) = (random.NextGaussianVector(5), random.NextGaussianVector(5), random.NextGaussianMatrix(4, 5));
        Digits.Agree(Small.GetProperty("x").AllNumbers(), x.ToRowMajorArray());

        var (output, cache) = BatchNorm.Forward(x, gamma, beta, new BatchNormState(5));
        var (dx, dgamma, dbeta) = simplified ? BatchNorm.BackwardSimplified(dout, cache) : BatchNorm.Backward(dout, cache);
        Digits.Agree(Small.GetProperty("out").AllNumbers(), output.ToRowMajorArray());
        Digits.Agree(Small.GetProperty("dx").AllNumbers(), dx.ToRowMajorArray());
        Digits.Agree(Small.GetProperty("dgamma").AllNumbers(), [.. dgamma]);
        Digits.Agree(Small.GetProperty("dbeta").AllNumbers(), [.. dbeta]);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 5)]
    [InlineData(33, 17)]
    [InlineData(100, 40)]
    public void Agrees_with_plain_loops(int n, int d)
    {
        var random = new NumPyRandom(4);
        var x = (5 * random.NextGaussianMatrix(n, d)) + 12;
        var (gamma, beta, dout) = (random.NextGaussianVector(d), random.NextGaussianVector(d), random.NextGaussianMatrix(n, d));
        var (output, cache) = BatchNorm.Forward(x, gamma, beta, new BatchNormState(d));

        var (xs, g, b, douts) = (PlainLoops.ToArray(x), PlainLoops.ToArray(gamma), PlainLoops.ToArray(beta), PlainLoops.ToArray(dout));
        var (xHat, mean, variance) = PlainLoops.NormalizeColumns(xs, 1e-5);
        PlainLoops.Near(xHat, cache.XHat, 1e-12);
        PlainLoops.Near(mean, cache.Mean, 1e-12);
        PlainLoops.Near(variance, cache.Variance, 1e-12);
        PlainLoops.Near(PlainLoops.Fill(n, d, (i, j) => (g[j] * xHat[i, j]) + b[j]), output, 1e-12);

        var expected = PlainLoops.NormalizeColumnsBackward(PlainLoops.Fill(n, d, (i, j) => g[j] * douts[i, j]), xs, 1e-5);
        foreach (var (dx, dgamma, dbeta) in new[] { BatchNorm.Backward(dout, cache), BatchNorm.BackwardSimplified(dout, cache) })
        {
            PlainLoops.Near(expected, dx, 1e-12);
            PlainLoops.Near(PlainLoops.ColumnSums(PlainLoops.Zip(douts, xHat, (above, value) => above * value)), dgamma, 1e-12);
            PlainLoops.Near(PlainLoops.ColumnSums(douts), dbeta, 1e-12);
        }
    }

    [Fact]
    public void Agrees_with_numerical_gradients()
    {
        var random = new NumPyRandom(5);
        var x = random.NextGaussianMatrix(8, 6);
        var (gamma, beta, dout) = (random.NextGaussianVector(6), random.NextGaussianVector(6), random.NextGaussianMatrix(8, 6));
        Matrix<double> Out() => BatchNorm.Forward(x, gamma, beta, new BatchNormState(6)).Out;
        var (dx, dgamma, dbeta) = BatchNorm.Backward(dout, BatchNorm.Forward(x, gamma, beta, new BatchNormState(6)).Cache);

        Assert.Equal(0, (dx - GradientCheck.Numerical(_ => Out(), x, dout, GradientCheck.Steps(x))).Enumerate().Max(Math.Abs), 1e-8);
        Assert.Equal(0, (dgamma - GradientCheck.Numerical((Vector<double> _) => Out(), gamma, dout)).Max(Math.Abs), 1e-8);
        Assert.Equal(0, (dbeta - GradientCheck.Numerical((Vector<double> _) => Out(), beta, dout)).Max(Math.Abs), 1e-8);
    }

    [Fact]
    public void Gradients_obey_the_invariants()
    {
        var random = new NumPyRandom(6);
        var (output, cache) = BatchNorm.Forward(
            random.NextGaussianMatrix(30, 4), random.NextGaussianVector(4), random.NextGaussianVector(4), new BatchNormState(4));
        Assert.NotSame(cache.X, output);
        Assert.All(
            BatchNorm.BackwardSimplified(random.NextGaussianMatrix(30, 4), cache).Dx.Sum(axis: 0), sum => Assert.Equal(0, sum, 1e-13));
        var (flat, dgamma, _) = BatchNorm.BackwardSimplified(Matrix<double>.Build.Dense(30, 4, 1), cache);
        Assert.All(flat.Enumerate(), value => Assert.Equal(0, value, 1e-13));
        Assert.All(dgamma, value => Assert.Equal(0, value, 1e-13));
    }

    [Fact]
    public void Inputs_are_left_alone()
    {
        var random = new NumPyRandom(7);
        var (x, gamma, beta, dout) = (
            random.NextGaussianMatrix(6, 3), random.NextGaussianVector(3), random.NextGaussianVector(3), random.NextGaussianMatrix(6, 3));
        var copies = (x.Clone(), gamma.Clone(), beta.Clone(), dout.Clone());
        var (_, cache) = BatchNorm.Forward(x, gamma, beta, new BatchNormState(3));
        BatchNorm.Backward(dout, cache);
        BatchNorm.BackwardSimplified(dout, cache);
        Assert.Equal(copies, (x, gamma, beta, dout));
    }

    [Fact]
    public void Messages_name_the_argument()
    {
        var x = Matrix<double>.Build.Dense(4, 5);
        Assert.Equal(
            "gamma is (4); x (4,5) wants (5).",
            Assert.Throws<ArgumentException>(() => BatchNorm.Forward(x, Ones(4), Ones(5), new BatchNormState(5))).Message);
        Assert.Equal(
            "beta is (6); x (4,5) wants (5).",
            Assert.Throws<ArgumentException>(() => BatchNorm.Forward(x, Ones(5), Ones(6), new BatchNormState(5))).Message);
        Assert.Equal(
            "state.RunningMean is (3); x (4,5) wants (5).",
            Assert.Throws<ArgumentException>(() => BatchNorm.Forward(x, Ones(5), Ones(5), new BatchNormState(3))).Message);
        var (_, cache) = BatchNorm.Forward(x, Ones(5), Ones(5), new BatchNormState(5));
        Assert.Equal(
            "dout is (5,4); the forward pass's input wants (4,5).",
            Assert.Throws<ArgumentException>(() => BatchNorm.Backward(x.Transpose(), cache)).Message);
    }
}
