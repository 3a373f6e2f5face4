namespace Workbook.Tests;

public class FullyConnectedNetTests
{
    [Fact]
    public void Initial_losses_are_the_recorded_ones()
    {
        var facts = Facts.Seeded("fc_net_initial_loss");
        foreach (var (normalization, entry) in new[] { (Normalization.Batch, "batchnorm"), (Normalization.None, "plain") })
        {
            var random = new NumPyRandom(231);
            var x = random.NextGaussianMatrix(2, 15);
            var labels = random.NextIntegers(10, 2);
            Assert.Equal([7, 0], labels);
            foreach (var (regularization, name) in new[] { (0.0, "0"), (3.14, "3.14") })
            {
                // The second net's weights come from where the first one's ended.
                var net = new FullyConnectedNet(
                    [20, 30], inputSize: 15, normalization: normalization, regularization: regularization, weightScale: 5e-2,
                    random: random);
                Digits.Agree(facts.GetProperty($"{entry}_loss_reg_{name}").GetDouble(), net.Loss(x, labels).Loss);
            }
        }
    }

    [Fact]
    public void Initial_losses_with_dropout_are_the_recorded_ones()
    {
        var facts = Facts.Seeded("fc_net_dropout_initial_loss").GetProperty("values");
        foreach (var functions in new[] { DropoutFunctions.BuiltIn, DropoutFunctions.From(Dropout.Forward, Dropout.Backward) })
        {
            var random = new NumPyRandom(231);
            var x = random.NextGaussianMatrix(2, 15);
            var labels = random.NextIntegers(10, 2);
            foreach (var (p, entry) in new[] { (0, "drop_0"), (0.25, "drop_0.25"), (0.5, "drop_0.5") })
            {
                // Each dropout call seeds the shared generator, so the third net's weights come from where seed 123 got to.
                var net = new FullyConnectedNet(
                    [20, 30], inputSize: 15, dropProbability: p, dropoutSeed: 123, dropout: functions, weightScale: 5e-2, random: random);
                Digits.Agree(facts.GetProperty(entry).GetDouble(), net.Loss(x, labels).Loss);
            }
        }
    }

    [Fact]
    public void A_net_with_one_hidden_layer_gives_the_original_literals()
    {
        var facts = Facts.Literal("TwoLayerNet");
        var x = NumPy.Reshape(NumPy.Linspace(-5.5, 4.5, 15), 5, 3).Transpose();
        foreach (var (regularization, entry) in new[] { (0.0, "full_loss_reg0"), (1.0, "full_loss_reg1") })
        {
            var net = new FullyConnectedNet([50], inputSize: 5, classes: 7, regularization: regularization);
            NumPy.Reshape(NumPy.Linspace(-0.7, 0.3, 250), 5, 50).CopyTo(net.Parameters.Matrix("W1"));
            NumPy.Linspace(-0.1, 0.9, 50).CopyTo(net.Parameters.Vector("b1"));
            NumPy.Reshape(NumPy.Linspace(-0.3, 0.4, 350), 50, 7).CopyTo(net.Parameters.Matrix("W2"));
            NumPy.Linspace(-0.9, 0.1, 7).CopyTo(net.Parameters.Vector("b2"));
            Digits.Agree(facts.GetProperty("full_scores").AllNumbers(), net.Scores(x).ToRowMajorArray());
            Digits.Agree(facts.GetProperty(entry).GetDouble(), net.Loss(x, [0, 5, 1]).Loss);
        }
    }

    [Fact]
    public void New_weights_have_the_scale_and_everything_else_starts_at_0_or_1()
    {
        var net = new FullyConnectedNet([50, 60], inputSize: 100, normalization: Normalization.Layer, weightScale: 1e-3);
        Assert.Equal(["W1", "b1", "gamma1", "beta1", "W2", "b2", "gamma2", "beta2", "W3", "b3"], net.Parameters.Names);
        var w = net.Parameters.Matrix("W1").Enumerate().ToArray();
        Assert.Equal(1e-3, Math.Sqrt(w.Average(value => value * value)), 1e-4);
        Assert.All(net.Parameters.Vector("gamma2"), value => Assert.Equal(1, value));
        Assert.All(
            net.Parameters.Vector("b1").Concat(net.Parameters.Vector("beta1")).Concat(net.Parameters.Vector("b3")),
            value => Assert.Equal(0, value));
        Assert.Equal("100-50-60-10, layer norm", net.ToString());
        Assert.Equal("3072-10", new FullyConnectedNet([]).ToString());
        Assert.Equal(
            "3072-100-10, batch norm, dropout 0.25",
            new FullyConnectedNet([100], normalization: Normalization.Batch, dropProbability: 0.25).ToString());
    }

    [Fact]
    public void Single_precision_follows_double_precision()
    {
        var random = new NumPyRandom(13);
        var x = random.NextGaussianMatrix(20, 15);
        var labels = random.NextIntegers(10, 20);
        foreach (var normalization in new[] { Normalization.None, Normalization.Batch, Normalization.Layer })
        {
            var one = new FullyConnectedNet(
                [20, 30], 15, 10, normalization, 0.25, regularization: 0.1, weightScale: 0.1, random: new NumPyRandom(3));
            var other = new FullyConnectedNet<float>(
                [20, 30], 15, 10, normalization, 0.25, regularization: 0.1, weightScale: 0.1, random: new NumPyRandom(3));
            var (loss, gradients) = one.Loss(x, labels);
            var (lossF, gradientsF) = other.Loss(x.Map(value => (float)value), labels);
            Assert.Equal(loss, lossF, 1e-5);
            foreach (var gradient in gradients)
            {
                var scale = gradient.Values.Max(Math.Abs);
                Assert.All(
                    gradient.Values.Zip(gradientsF[gradient.Name].Values),
                    pair => Assert.Equal(pair.First, pair.Second, (1e-4 * scale) + 1e-7));
            }
        }
    }

    [Fact]
    public void Own_methods_give_the_library_s_bits()
    {
        var random = new NumPyRandom(14);
        var x = random.NextGaussianMatrix(20, 15);
        var labels = random.NextIntegers(10, 20);
        var builtIn = new FullyConnectedNet([20, 30], 15, 10, Normalization.Batch, 0.25, random: new NumPyRandom(3));
        var own = new FullyConnectedNet(
            [20, 30],
            15,
            10,
            Normalization.From(OrderedBatchNorm.Forward, OrderedBatchNorm.Backward),
            0.25,
            dropout: DropoutFunctions.From(Dropout.Forward, Dropout.Backward),
            random: new NumPyRandom(3));
        for (var step = 0; step < 3; step++)
        {
            var (one, other) = (builtIn.Loss(x, labels), own.Loss(x, labels));
            Assert.Equal(one.Loss, other.Loss);
            Assert.All(one.Gradients, gradient => Assert.Equal(gradient.Values, other.Gradients[gradient.Name].Values));
        }

        Assert.Equal(builtIn.Scores(x), own.Scores(x));
        Assert.Equal(builtIn.NormStates[1].RunningVariance, own.NormStates[1].RunningVariance);
    }

    [Fact]
    public void Test_mode_uses_running_averages_and_drops_nothing()
    {
        var random = new NumPyRandom(15);
        var x = random.NextGaussianMatrix(20, 15);
        var net = new FullyConnectedNet([20], 15, 10, Normalization.Batch, dropProbability: 0.5, random: random);
        net.Loss(x, new int[20]);
        var (state, p) = (net.NormStates[0], net.Parameters);
        var before = (state.RunningMean.Clone(), state.RunningVariance.Clone());
        var next = random.Copy().NextDouble();
        var scores = net.Scores(x);

        var hidden = (x * p.Matrix("W1")) + p.Vector("b1");
        var normalized = (hidden - state.RunningMean) / state.RunningVariance.Map(value => Math.Sqrt(value + 1e-5));
        var expected = (normalized.Map(value => Math.Max(0, value)) * p.Matrix("W2")) + p.Vector("b2");
        Assert.Equal(0, (expected - scores).Enumerate().Max(Math.Abs), 1e-12);
        Assert.Equal(before, (state.RunningMean, state.RunningVariance));
        Assert.Equal(next, random.NextDouble());
        Assert.Equal(scores.EnumerateRows().Select(row => row.MaximumIndex()), net.Predict(x));
    }

    [Fact]
    public void Returned_gradients_and_scores_stay_as_they_are()
    {
        var random = new NumPyRandom(16);
        var x = random.NextGaussianMatrix(10, 15);
        var net = new FullyConnectedNet([20], 15, 10, Normalization.Batch, random: random);
        var (_, gradients) = net.Loss(x, new int[10]);
        var scores = net.Scores(x);
        var kept = (gradients.Clone(), scores.Clone());
        net.Loss(2 * x, new int[10]);
        net.Scores(3 * x);
        Assert.Equal(kept.Item2, scores);
        Assert.All(gradients, gradient => Assert.Equal(kept.Item1[gradient.Name].Values, gradient.Values));
    }

    [Fact]
    public void A_trace_shows_each_layer_and_changes_nothing()
    {
        var random = new NumPyRandom(17);
        var x = random.NextGaussianMatrix(12, 15);
        var net = new FullyConnectedNet([20, 30], 15, 10, Normalization.Batch, weightScale: 0.3, random: random);
        var before = net.NormStates[0].RunningMean.Clone();
        var trace = net.Trace(x, new int[12]);
        Assert.Equal(before, net.NormStates[0].RunningMean);
        Assert.Equal([1, 2], trace.Select(layer => layer.Layer));
        Assert.Equal(0, ((x * net.Parameters.Matrix("W1")) - trace[0].AffineOut).Enumerate().Max(Math.Abs), 1e-12);
        Assert.Equal((12, 30), (trace[1].Gradient.RowCount, trace[1].Gradient.ColumnCount));

        // dW3 = activationᵀ·dscores and the second layer's gradient = dscores·W3ᵀ.
        var (_, gradients) = net.Loss(x, new int[12]);
        var scores = (trace[1].Activation * net.Parameters.Matrix("W3")) + net.Parameters.Vector("b3");
        var dScores = SoftmaxLoss.Backward(SoftmaxLoss.Forward(scores, new int[12]).Cache);
        Assert.Equal(0, (trace[1].Activation.TransposeThisAndMultiply(dScores) - gradients.Matrix("W3")).Enumerate().Max(Math.Abs), 1e-12);
        Assert.Equal(0, (dScores.TransposeAndMultiply(net.Parameters.Matrix("W3")) - trace[1].Gradient).Enumerate().Max(Math.Abs), 1e-12);
    }
}
