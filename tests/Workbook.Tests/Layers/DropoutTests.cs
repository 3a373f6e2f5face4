namespace Workbook.Tests;

public class DropoutTests
{
    [Fact]
    public void Means_and_zero_fractions_are_the_recorded_ones()
    {
        var facts = Facts.Seeded("dropout_forward").GetProperty("values");
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(500, 500) + 10;
        Digits.Agree(facts.GetProperty("mean_input").GetDouble(), x.Enumerate().Average());
        foreach (var (p, entry) in new[] { (0.3, "drop_0.3"), (0.6, "drop_0.6"), (0.75, "drop_0.75") })
        {
            var (train, _) = Dropout.Forward(x, new DropoutState(p, random));
            var (test, _) = Dropout.Forward(x, new DropoutState(p, random) { Mode = Mode.Test });
            Digits.Agree(facts.GetProperty(entry).GetProperty("train_mean").GetDouble(), train.Enumerate().Average());
            Assert.Equal(
                facts.GetProperty(entry).GetProperty("zero_fraction").GetDouble(), train.Enumerate().Count(value => value == 0) / 250000.0);
            Assert.Same(x, test);
        }
    }

    [Fact]
    public void Seeded_mask_and_gradient_are_the_recorded_ones()
    {
        var facts = Facts.Seeded("dropout_backward").GetProperty("drop_0.8");
        var random = new NumPyRandom(231);
        var x = random.NextGaussianMatrix(10, 10) + 10;
        var dout = random.NextGaussianMatrix(10, 10);
        var (_, cache) = Dropout.Forward(x, new DropoutState(0.8, random) { Seed = 123 });
        var dx = Dropout.Backward(dout, cache);
        Assert.Equal(facts.GetProperty("kept").GetInt32(), cache.Mask!.Enumerate().Count(value => value != 0));
        Digits.Agree(facts.GetProperty("mask_first_row").AllNumbers(), [.. cache.Mask.Row(0)]);
        Digits.Agree(facts.GetProperty("dx_first_row").AllNumbers(), [.. dx.Row(0)]);
    }

    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(7, 33, 0)]
    [InlineData(20, 17, 0.9)]
    public void Agrees_with_plain_loops(int n, int d, double p)
    {
        var random = new NumPyRandom(10);
        var (x, dout) = (random.NextGaussianMatrix(n, d), random.NextGaussianMatrix(n, d));
        var copy = random.Copy();
        var (output, cache) = Dropout.Forward(x, new DropoutState(p, random));
        var mask = PlainLoops.Fill(n, d, (_, _) => copy.NextDouble() >= p ? 1 / (1 - p) : 0);
        PlainLoops.Near(PlainLoops.Zip(PlainLoops.ToArray(x), mask, (value, keep) => value * keep), output, 1e-15);
        PlainLoops.Near(
            PlainLoops.Zip(PlainLoops.ToArray(dout), mask, (value, keep) => value * keep), Dropout.Backward(dout, cache), 1e-15);
    }

    [Fact]
    public void Agrees_with_numerical_gradients()
    {
        var random = new NumPyRandom(231);
        var (x, dout) = (random.NextGaussianMatrix(10, 10) + 10, random.NextGaussianMatrix(10, 10));
        var state = new DropoutState(0.3, random) { Seed = 123 };
        var dx = Dropout.Backward(dout, Dropout.Forward(x, state).Cache);
        Assert.Equal(0, (dx - GradientCheck.Numerical(v => Dropout.Forward(v, state).Out, x, dout)).Enumerate().Max(Math.Abs), 1e-8);
    }

    [Fact]
    public void A_seed_repeats_the_mask_and_no_seed_draws_on()
    {
        var x = Matrix<double>.Build.Dense(20, 20, 1);
        var seeded = new DropoutState(0.5, new NumPyRandom(1)) { Seed = 7 };
        Assert.Equal(Dropout.Forward(x, seeded).Out, Dropout.Forward(x, seeded).Out);
        var unseeded = new DropoutState(0.5, new NumPyRandom(1));
        Assert.NotEqual(Dropout.Forward(x, unseeded).Out, Dropout.Forward(x, unseeded).Out);
    }

    [Fact]
    public void Test_mode_passes_everything_on_and_draws_nothing()
    {
        var random = new NumPyRandom(1);
        var next = random.Copy().NextDouble();
        var x = Matrix<double>.Build.Dense(3, 3, 2);
        var (output, cache) = Dropout.Forward(x, new DropoutState(0.5, random) { Mode = Mode.Test, Seed = 5 });
        Assert.Same(x, output);
        Assert.Null(cache.Mask);
        Assert.Same(x, Dropout.Backward(x, cache));
        Assert.Equal(next, random.NextDouble());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_probability_outside_of_0_to_1_is_refused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutState(p, new NumPyRandom(1)));
}
