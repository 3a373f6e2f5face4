namespace Workbook.Tests;

/// <summary>Nets with one mistake each, from plain loops: the recorded numbers by which a mistake is recognised are right.</summary>
public class WrongNetsTests
{
    private delegate double[,] Normalize(double[,] x);

    private static readonly Dictionary<string, Func<double>> Nets = new()
    {
        ["correct"] = () => Loss(BatchNorm()),
        ["batch norm not applied at all"] = () => Loss(x => x),
        ["batch norm AFTER ReLU"] = () => Loss(BatchNorm(), afterRelu: true),
        ["last layer normalised too"] = () => Loss(BatchNorm(), layers: 3),
        ["unbiased variance (N-1)"] = () => Loss(BatchNorm((variance, n) => Math.Sqrt((variance * n / (n - 1)) + 1e-5))),
        ["eps outside sqrt"] = () => Loss(BatchNorm((variance, _) => Math.Sqrt(variance) + 1e-5)),
        ["eps=1e-8 (recorded by FortiLeiZhang: 2.1630700255489845)"] = () => Loss(BatchNorm((variance, _) => Math.Sqrt(variance + 1e-8))),
        ["only first layer normalised"] = () => Loss(BatchNorm(), layers: 1),
        ["layer norm used instead"] = () => Loss(x => PlainLoops.Transpose(BatchNorm()(PlainLoops.Transpose(x)))),
    };

    // What an update with a mistake makes of a running average.
    private static readonly Dictionary<string, Func<double, double, double>> Updates = new()
    {
        ["right"] = (running, now) => (0.9 * running) + (0.1 * now),
        ["swapped"] = (running, now) => (0.1 * running) + (0.9 * now),
        ["never"] = (running, _) => running,
    };

    [Fact]
    public void Each_wrong_net_has_its_recorded_initial_loss()
    {
        var facts = Facts.Seeded("signatures_initial_loss_fc_bn_check");
        foreach (var (name, loss) in Nets)
        {
            Digits.Agree(facts.GetProperty(name).GetDouble(), loss());
        }

        // Every number has its net; the one mistake without a number was seen with another seed.
        Assert.Equal(
            Nets.Keys.Order(),
            facts.EnumerateObject()
                .Where(entry => entry.Value.ValueKind == System.Text.Json.JsonValueKind.Number)
                .Select(entry => entry.Name)
                .Order());
    }

    [Fact]
    public void Each_mistake_in_the_running_averages_has_its_recorded_test_pass()
    {
        var facts = Facts.Seeded("bn_forward_test").GetProperty("same_check_under_typical_bugs");
        var passes = new Dictionary<string, (double[] Mean, double[] Deviation)>
        {
            ["unbiased_running_var(N/(N-1))"] = TestPass("right", variance => variance * 200 / 199),
            ["batch_stats_used_at_test"] = TestPass("right", variance => variance, batchAtTest: true),
            ["running_stats_never_updated(zeros)"] = TestPass("never", variance => variance),
            ["momentum_swapped"] = TestPass("swapped", variance => variance),
            ["running_std_stored_instead_of_var"] = TestPass("right", Math.Sqrt),
        };
        Assert.Equal(passes.Keys.Order(), facts.EnumerateObject().Select(entry => entry.Name).Order());
        foreach (var entry in facts.EnumerateObject())
        {
            Digits.Agree(entry.Value.GetProperty("std").AllNumbers(), passes[entry.Name].Deviation);
            if (entry.Name == "batch_stats_used_at_test")
            {
                // Rounding of 0, of which no digit is alike.
                Assert.All(
                    passes[entry.Name].Mean.Concat(entry.Value.GetProperty("mean").AllNumbers()), mean => Assert.Equal(0, mean, 1e-14));
            }
            else if (entry.Value.TryGetProperty("mean", out var mean))
            {
                Digits.Agree(mean.AllNumbers(), passes[entry.Name].Mean);
            }
        }
    }

    private static Normalize BatchNorm(Func<double, int, double>? divisor = null) => x =>
    {
        var n = x.GetLength(0);
        var (_, mean, variance) = PlainLoops.NormalizeColumns(x, 0);
        return PlainLoops.Fill(
            n, mean.Length, (i, j) => (x[i, j] - mean[j]) / (divisor?.Invoke(variance[j], n) ?? Math.Sqrt(variance[j] + 1e-5)));
    };

    /// <summary>The initial loss of a 15-20-30-10 net whose first <paramref name="layers"/> layers are normalized.</summary>
    private static double Loss(Normalize normalize, int layers = 2, bool afterRelu = false)
    {
        var random = new NumPyRandom(231);
        var x = PlainLoops.ToArray(random.NextGaussianMatrix(2, 15));
        var labels = random.NextIntegers(10, 2);
        foreach (var (layer, (inputs, outputs)) in new[] { (15, 20), (20, 30), (30, 10) }.Index())
        {
            var w = PlainLoops.ToArray(random.NextGaussianMatrix(inputs, outputs));
            x = PlainLoops.Affine(x, PlainLoops.Fill(inputs, outputs, (i, j) => 5e-2 * w[i, j]), new double[outputs]);
            x = layer < layers && !afterRelu ? normalize(x) : x;
            x = layer < 2 ? Relu(x) : x;
            x = layer < layers && afterRelu ? normalize(x) : x;
        }

        return PlainLoops.Softmax(x, labels).Loss;
    }

    private static (double[] Mean, double[] Deviation) TestPass(string update, Func<double, double> stored, bool batchAtTest = false)
    {
        var random = new NumPyRandom(231);
        var (w1, w2) = (PlainLoops.ToArray(random.NextGaussianMatrix(50, 60)), PlainLoops.ToArray(random.NextGaussianMatrix(60, 3)));
        var (runningMean, runningVariance) = (new double[3], new double[3]);
        for (var pass = 0; pass < 50; pass++)
        {
            var (_, mean, variance) = PlainLoops.NormalizeColumns(Hidden(), 0);
            for (var j = 0; j < 3; j++)
            {
                runningMean[j] = Updates[update](runningMean[j], mean[j]);
                runningVariance[j] = Updates[update](runningVariance[j], stored(variance[j]));
            }
        }

        var x = Hidden();
        var tested = batchAtTest
            ? PlainLoops.NormalizeColumns(x, 1e-5).XHat
            : PlainLoops.Fill(200, 3, (i, j) => (x[i, j] - runningMean[j]) / Math.Sqrt(runningVariance[j] + 1e-5));
        var (_, testMean, testVariance) = PlainLoops.NormalizeColumns(tested, 0);
        return (testMean, [.. testVariance.Select(Math.Sqrt)]);

        double[,] Hidden() => PlainLoops.Affine(
            Relu(PlainLoops.Affine(PlainLoops.ToArray(random.NextGaussianMatrix(200, 50)), w1, new double[60])), w2, new double[3]);
    }

    private static double[,] Relu(double[,] x) => PlainLoops.Fill(x.GetLength(0), x.GetLength(1), (i, j) => Math.Max(0, x[i, j]));
}
