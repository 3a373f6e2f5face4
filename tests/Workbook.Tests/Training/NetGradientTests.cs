namespace Workbook.Tests;

public class NetGradientTests
{
    public static TheoryData<string, double, bool, double> Nets()
    {
        var data = new TheoryData<string, double, bool, double>();
        foreach (var normalization in new[] { "none", "batch", "layer" })
        {
            foreach (var p in new[] { 0, 0.5 })
            {
                data.Add(normalization, p, false, 0);
                data.Add(normalization, p, true, 3.14);
            }
        }

        return data;
    }

    private static FullyConnectedNet Net(string normalization, double p, bool own, double regularization, int[]? hidden = null)
    {
        var random = new NumPyRandom(18);
        var kind = (normalization, own) switch
        {
            ("batch", false) => Normalization.Batch,
            ("batch", true) => Normalization.From(BatchNorm.Forward, BatchNorm.Backward),
            ("layer", false) => Normalization.Layer,
            ("layer", true) => Normalization.From(LayerNorm.Forward, LayerNorm.Backward),
            _ => Normalization.None,
        };
        var functions = own ? DropoutFunctions.From(Dropout.Forward, Dropout.Backward) : DropoutFunctions.BuiltIn;
        var net = new FullyConnectedNet(hidden ?? [12, 9], 10, 5, kind, p, 123, functions, regularization, 0.3, random);

        // γ off 1, β and biases off 0: zeros would hide wrong gradients.
        foreach (var parameter in net.Parameters.Where(parameter => parameter.Vector is not null))
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] += 0.3 * random.NextGaussian();
            }
        }

        return net;
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void Gradients_agree_with_numerical_ones(string normalization, double p, bool own, double regularization)
    {
        var net = Net(normalization, p, own, regularization);
        var random = new NumPyRandom(19);
        var x = random.NextGaussianMatrix(8, 10);
        var labels = random.NextIntegers(5, 8);
        var results = GradientCheck.Numerical(net, x, labels);

        Assert.Equal(net.Parameters.Names, results.Select(result => result.Name));
        foreach (var result in results)
        {
            Assert.True(result.LargestDifference <= result.Limit(), result.ToString());
            Assert.True(result.LeftOutCount <= result.LeftOut.Length / 10, result.ToString());
        }
    }

    [Fact]
    public void A_wrong_gradient_is_seen()
    {
        var wrong = Normalization.From(BatchNorm.Forward, (dout, cache) =>
        {
            var (dx, dgamma, dbeta) = BatchNorm.Backward(dout, cache);
            return (1.001 * dx, dgamma, dbeta);
        });
        var random = new NumPyRandom(20);
        var net = new FullyConnectedNet([12], 10, 5, wrong, weightScale: 0.3, random: random);
        var w1 = GradientCheck.Numerical(net, random.NextGaussianMatrix(8, 10), random.NextIntegers(5, 8))[0];
        Assert.Equal("W1", w1.Name);
        Assert.True(w1.LargestDifference > w1.Limit(), w1.ToString());
    }

    [Fact]
    public void The_net_is_left_as_it_was()
    {
        var net = Net("batch", 0, own: false, regularization: 0);
        var (parameters, mean) = (net.Parameters.Clone(), net.NormStates[0].RunningMean.Clone());
        GradientCheck.Numerical(net, new NumPyRandom(21).NextGaussianMatrix(8, 10), new int[8]);
        Assert.Equal(mean, net.NormStates[0].RunningMean);
        Assert.All(parameters, parameter => Assert.Equal(parameter.Values, net.Parameters[parameter.Name].Values));
    }

    [Fact]
    public void Values_across_a_kink_are_left_out_and_counted()
    {
        // One hidden unit whose input is exactly at the kink: moving its bias opens or shuts it.
        var net = new FullyConnectedNet([1], 1, 2);
        net.Parameters["W1"].Values[0] = 1;
        var results = GradientCheck.Numerical(net, Matrix<double>.Build.Dense(1, 1, 0), [0]);
        Assert.Equal([("W1", 0), ("b1", 1), ("W2", 0), ("b2", 0)], results.Select(result => (result.Name, result.LeftOutCount)));
        Assert.Equal(0, results[1].LargestDifference);
        Assert.EndsWith("1 of 1 left out at kinks", results[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_loss_of_parameters_can_be_differentiated()
    {
        // L = Σ w³ + 2·Σ b, so dw = 3w² and db = 2; the second gradient is given wrong by 1.
        var parameters = new ParameterSet<double>
        {
            { "W1", Matrix<double>.Build.Dense(2, 2, [1, -2, 0.5, 3]) },
            { "b1", Vector<double>.Build.Dense([4, 5]) },
        };
        var results = GradientCheck.Numerical(parameters, () =>
        {
            var (w, b) = (parameters.Matrix("W1"), parameters.Vector("b1"));
            return (
                w.Enumerate().Sum(value => value * value * value) + (2 * b.Sum()),
                new ParameterSet<double> { { "W1", w.Map(value => 3 * value * value) }, { "b1", Vector<double>.Build.Dense(2, 3) } });
        });
        Assert.Equal(["W1", "b1"], results.Select(result => result.Name));
        Assert.True(results[0].LargestDifference < 1e-8, results[0].ToString());
        Assert.Equal(1, results[1].LargestDifference, 1e-8);
        Assert.Equal([1, -2, 0.5, 3], parameters["W1"].Values);
    }

    [Fact]
    public void Dropout_without_a_seed_is_refused()
    {
        var net = new FullyConnectedNet([4], 3, 2, dropProbability: 0.5);
        Assert.StartsWith(
            "The net drops units and has no dropoutSeed",
            Assert.Throws<ArgumentException>(() => GradientCheck.Numerical(net, Matrix<double>.Build.Dense(2, 3), [0, 1])).Message);
    }

    [Fact]
    public void A_loss_that_writes_into_one_set_of_gradients_is_compared_at_its_own_point()
    {
        var net = Net("none", 0, false, 0);
        var random = new NumPyRandom(4);
        var (x, labels, kept) = (random.NextGaussianMatrix(6, 10), random.NextIntegers(5, 6), net.Parameters.ZerosLike());
        var shared = GradientCheck.Numerical(net.Parameters, () => (net.Loss(x, labels, kept), kept));
        var own = GradientCheck.Numerical(net.Parameters, () => net.Loss(x, labels));
        Assert.Equal(own.Select(one => one.LargestDifference), shared.Select(one => one.LargestDifference));
    }

    [Fact]
    public void A_transposed_gradient_is_not_compared()
    {
        var net = Net("none", 0, false, 0);
        var turned = new ParameterSet<double>();
        foreach (var parameter in net.Parameters)
        {
            turned.Add(parameter.Name, parameter.Matrix?.Transpose() ?? parameter.Vector!.ToColumnMatrix());
        }

        var found = GradientCheck.Numerical(net.Parameters, () => (0, turned));
        Assert.Contains("(12,10), the parameter (10,12)", found[0].Problem, StringComparison.Ordinal);
    }
}
