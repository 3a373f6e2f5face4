namespace Workbook.Tests;

/// <summary>What cannot be computed is refused by name before anything has changed; what is empty but clear is done.</summary>
public class RefusedTests
{
    private static readonly Matrix<double> X = Matrix<double>.Build.Dense(4, 6, (i, j) => (i * 7 % 5) - (j * 3 % 4));

    private static FullyConnectedNet<double> Net() =>
        new([5, 4], inputSize: 6, classes: 3, normalization: Normalization.Batch, random: new NumPyRandom(3));

    [Fact]
    public void Wrong_labels_leave_the_running_averages()
    {
        var net = Net();
        Assert.Throws<ArgumentException>(() => net.Loss(X, [0, 1]));
        Assert.Throws<ArgumentException>(() => net.Loss(X, [0, 1, 2, 3]));
        Assert.All(net.NormStates, state => Assert.Equal(0, state.RunningVariance.AbsoluteMaximum()));
        Assert.Contains(
            "(0,6)",
            Assert.Throws<ArgumentException>(() => net.Loss(Matrix<double>.Build.Dense(0, 6), [])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Running_averages_of_another_length_are_named_and_sparse_ones_are_kept()
    {
        var (net, other) = (Net(), Net());
        net.NormStates[0].RunningMean = Vector<double>.Build.Sparse(5);
        net.Loss(X, [0, 1, 2, 0]);
        other.Loss(X, [0, 1, 2, 0]);
        Assert.Equal(other.NormStates[0].RunningMean, net.NormStates[0].RunningMean);
        Assert.NotEqual(0, net.NormStates[0].RunningMean.AbsoluteMaximum());

        net.NormStates[0].RunningMean = Vector<double>.Build.Dense(2);
        Assert.Contains(
            "state.RunningMean is (2)",
            Assert.Throws<ArgumentException>(() => net.Loss(X, [0, 1, 2, 0])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Optimizers_take_empty_parameters_and_refuse_other_shapes_and_constants_that_are_no_numbers()
    {
        var adam = new Adam();
        Step(adam, 0, 3);
        Step(new Sgd(), 0, 3);
        adam = new Adam();
        Step(adam, 2, 3);
        Assert.Throws<ArgumentException>(() => Step(adam, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RmsProp(epsilon: -1));

        static void Step(Optimizer optimizer, int rows, int columns)
        {
            var parameters = new ParameterSet<double> { { "W", Matrix<double>.Build.Dense(rows, columns) } };
            optimizer.Step(parameters, parameters.ZerosLike());
        }
    }

    [Fact]
    public void Nothing_has_no_largest_value()
    {
        Assert.Contains(
            "(3,0)",
            Assert.Throws<ArgumentException>(() => Matrix<double>.Build.Dense(3, 0).Max(axis: 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "(0,3)",
            Assert.Throws<ArgumentException>(() => Matrix<double>.Build.Dense(0, 3).Max(axis: 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rate_may_decay_to_nothing()
    {
        var history = Solver.Train(
            new FullyConnectedNet([4], 12, 3),
            TinyData.Clusters(20, classes: 3),
            new SolverOptions { Epochs = 400, BatchSize = 20, LearningRateDecay = 0.1, MeasureEvery = 400 });
        Assert.Equal(400, history.Losses.Length);
    }
}
