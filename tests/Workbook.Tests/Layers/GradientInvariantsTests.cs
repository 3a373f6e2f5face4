namespace Workbook.Tests;

/// <summary>What is true of every gradient of batch norm, with the inputs of the small recorded backward pass.</summary>
public class GradientInvariantsTests
{
    private static readonly Dictionary<string, Action<BatchNormBackwardFunction>> Invariants = new()
    {
        ["sum_i dx[i,j] = 0 exactly for every feature (train mode)"] = backward =>
        {
            var (_, _, _, dout, cache) = Pass();
            Assert.All(backward(dout, cache).Dx.Sum(axis: 0), sum => Assert.Equal(0, sum, 1e-14));
        },
        ["sum_i dx[i,j]*xhat[i,j] ~ eps/(var+eps) (≈1e-7 here), not exactly 0"] = backward =>
        {
            // Σ dx·x̂ = γ/σ·Σ dout·x̂·(1 − mean of x̂²), and 1 − mean of x̂² = ε/(variance + ε).
            var (x, gamma, _, dout, cache) = Pass();
            var dx = backward(dout, cache).Dx;
            var (xHat, _, variance) = PlainLoops.NormalizeColumns(PlainLoops.ToArray(x), 1e-5);
            for (var j = 0; j < gamma.Count; j++)
            {
                var sum = Enumerable.Range(0, dx.RowCount).Sum(i => dx[i, j] * xHat[i, j]);
                var above = Enumerable.Range(0, dx.RowCount).Sum(i => dout[i, j] * xHat[i, j]);
                var expected = gamma[j] / Math.Sqrt(variance[j] + 1e-5) * above * 1e-5 / (variance[j] + 1e-5);
                Assert.Equal(expected, sum, 1e-14);
                Assert.InRange(Math.Abs(sum), 1e-10, 1e-5);
            }
        },
        ["constant dout => dx = 0, dgamma = 0 (so dout must be non-uniform or dx bugs are invisible; "
            + "measured max|dx| 3.9e-17)"] = backward =>
        {
            var (x, _, _, _, cache) = Pass();
            var (dx, dgamma, dbeta) = backward(Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, 1), cache);
            Assert.All(dx.Enumerate().Concat(dgamma), value => Assert.Equal(0, value, 1e-14));
            Assert.All(dbeta, value => Assert.Equal(x.RowCount, value));
        },
        ["bias in front of batch norm has true gradient 0 (measured 1e-15..1e-17); numeric gradient returns k*2.22e-11 (ulp/2h) "
            + "and the 1e-8 floor turns it into 2.22e-03/4.44e-03 relative error - use an absolute test"] = backward =>
        {
            var random = new NumPyRandom(231);
            var (input, labels) = (random.NextGaussianMatrix(2, 15), random.NextIntegers(10, 2));
            var net = new FullyConnectedNet(
                [20, 30], 15, 10, Normalization.From(BatchNorm.Forward, backward), weightScale: 5e-2, random: random);
            var (_, gradients) = net.Loss(input, labels);
            foreach (var name in (string[])["b1", "b2"])
            {
                Assert.All(gradients.Vector(name), value => Assert.Equal(0, value, 1e-13));

                // The numeric gradient is rounding of the loss over 2h: some ulps.
                var bias = net.Parameters.Vector(name);
                for (var j = 0; j < bias.Count; j++)
                {
                    bias[j] = 1e-5;
                    var above = net.Loss(input, labels).Loss;
                    bias[j] = -1e-5;
                    var below = net.Loss(input, labels).Loss;
                    bias[j] = 0;
                    Assert.Equal(0, (above - below) / 2e-5, 1e-9);
                }
            }

            Assert.NotEqual(0, gradients.Vector("b3").Max(Math.Abs), 1e-3);
        },
    };

    public static TheoryData<string> Names => [.. Invariants.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_backward_passes_obey(string invariant)
    {
        Invariants[invariant](BatchNorm.Backward);
        Invariants[invariant](BatchNorm.BackwardSimplified);
    }

    [Fact]
    public void Every_recorded_invariant_is_tested() =>
        Assert.Equal(Facts.Seeded("gradient_invariants").EnumerateObject().Select(entry => entry.Name), Invariants.Keys);

    private static (Matrix<double> X, Vector<double> Gamma, Vector<double> Beta, Matrix<double> Dout, BatchNormCache Cache) Pass()
    {
        var random = new NumPyRandom(231);
        var x = (5 * random.NextGaussianMatrix(4, 5)) + 12;
        var (gamma, beta, dout) = (random.NextGaussianVector(5), random.NextGaussianVector(5), random.NextGaussianMatrix(4, 5));
        return (x, gamma, beta, dout, BatchNorm.Forward(x, gamma, beta, new BatchNormState(5)).Cache);
    }
}
