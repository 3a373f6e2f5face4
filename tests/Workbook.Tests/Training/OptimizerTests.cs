using System.Text.Json;

namespace Workbook.Tests;

public class OptimizerTests
{
    private static double[] Weights => [.. NumPy.Linspace(-0.4, 0.6, 20)];

    private static double[] Gradient => [.. NumPy.Linspace(-0.6, 0.4, 20)];

    private static double[] Full(JsonElement facts, string name) => facts.GetProperty(name).GetProperty("full_precision").AllNumbers();

    private static OptimizerMemory<double> Memory(Vector<double> first, Vector<double>? second = null, int steps = 0)
    {
        var memory = new OptimizerMemory<double>(first.Count, 1) { Steps = steps };
        first.ToArray().CopyTo(memory.First, 0);
        second?.ToArray().CopyTo(memory.Second, 0);
        return memory;
    }

    [Fact]
    public void Momentum_gives_the_original_literals()
    {
        var (facts, w, memory) = (Facts.Literal("sgd_momentum"), Weights, Memory(NumPy.Linspace(0.6, 0.9, 20)));
        new Momentum(1e-3).Update(w, Gradient, memory);
        Digits.Agree(Full(facts, "next_w"), w);
        Digits.Agree(Full(facts, "velocity"), memory.First);
    }

    [Fact]
    public void RmsProp_gives_the_original_literals()
    {
        var (facts, w, memory) = (Facts.Literal("rmsprop"), Weights, Memory(NumPy.Linspace(0.6, 0.9, 20)));
        new RmsProp(1e-2).Update(w, Gradient, memory);
        Digits.Agree(Full(facts, "next_w"), w);
        Digits.Agree(Full(facts, "cache"), memory.First);
    }

    [Fact]
    public void Adam_gives_the_original_literals()
    {
        var (facts, w, memory) = (
            Facts.Literal("adam"), Weights, Memory(NumPy.Linspace(0.6, 0.9, 20), NumPy.Linspace(0.7, 0.5, 20), steps: 5));
        new Adam(1e-2).Update(w, Gradient, memory);
        Digits.Agree(Full(facts, "next_w"), w);
        Digits.Agree(Full(facts, "m"), memory.First);
        Digits.Agree(Full(facts, "v"), memory.Second);
        Assert.Equal(facts.GetProperty("t_after").GetInt32(), memory.Steps);
    }

    public static TheoryData<string> Rules => ["sgd", "momentum", "rmsprop", "adam"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Three_steps_agree_with_plain_loops_in_both_precisions(string rule)
    {
        Check<double>(1e-13);
        Check<float>(1e-5);

        void Check<T>(double tolerance)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            // 37 values: whole vectors and a rest.
            var random = new NumPyRandom(12);
            var w = random.NextGaussianVector<T>(37);
            var expected = PlainLoops.ToArray(w);
            var (a, b) = (new double[37], new double[37]);
            var parameters = new ParameterSet<T> { { "b1", w } };
            Optimizer optimizer =
                rule switch { "sgd" => new Sgd(0.1), "momentum" => new Momentum(0.1), "rmsprop" => new RmsProp(0.1), _ => new Adam(0.1) };
            for (var t = 1; t <= 3; t++)
            {
                var gradient = random.NextGaussianVector<T>(37);
                var g = PlainLoops.ToArray(gradient);
                optimizer.Step(parameters, new ParameterSet<T> { { "b1", gradient } });
                for (var i = 0; i < 37; i++)
                {
                    switch (rule)
                    {
                        case "sgd":
                            expected[i] -= 0.1 * g[i];
                            break;
                        case "momentum":
                            a[i] = (0.9 * a[i]) - (0.1 * g[i]);
                            expected[i] += a[i];
                            break;
                        case "rmsprop":
                            a[i] = (0.99 * a[i]) + (0.01 * g[i] * g[i]);
                            expected[i] -= 0.1 * g[i] / (Math.Sqrt(a[i]) + 1e-8);
                            break;
                        default:
                            a[i] = (0.9 * a[i]) + (0.1 * g[i]);
                            b[i] = (0.999 * b[i]) + (0.001 * g[i] * g[i]);
                            expected[i] -= 0.1 * (a[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(b[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
                            break;
                    }
                }
            }

            PlainLoops.Near(expected, parameters.Vector("b1"), tolerance);
        }
    }

    [Fact]
    public void Illegal_constants_and_gradients_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(double.NaN));
        Assert.StartsWith(
            "beta1 must be at least 0 and below 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1)).Message);
        Assert.StartsWith(
            "decay must be at least 0 and below 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(decay: -1)).Message);

        var parameters = new ParameterSet<double> { { "W1", Matrix<double>.Build.Dense(2, 3) } };
        var wrong = new ParameterSet<double> { { "W1", Matrix<double>.Build.Dense(3, 2) } };
        Assert.StartsWith(
            "The gradient of W1 is (3,2); the parameter is (2,3).",
            Assert.Throws<ArgumentException>(() => new Sgd().Step(parameters, wrong)).Message);
        Assert.Throws<KeyNotFoundException>(() => new Sgd().Step(parameters, []));
    }

    [Fact]
    public void An_optimizer_serves_one_net()
    {
        var adam = new Adam();
        var gradients = new ParameterSet<double> { { "b1", Vector<double>.Build.Dense(3) } };
        adam.Step(new ParameterSet<double> { { "b1", Vector<double>.Build.Dense(3) } }, gradients);
        var other = new ParameterSet<double> { { "b1", Vector<double>.Build.Dense(4) } };
        Assert.Contains("one optimizer", Assert.Throws<ArgumentException>(() => adam.Step(other, other)).Message, StringComparison.Ordinal);
    }
}
