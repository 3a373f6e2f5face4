namespace Workbook.Tests;

/// <summary>
/// What nets run has the bits of plain loops in the documented order, batch normalization and ReLU one after the other, for any number of
/// threads.
/// </summary>
public sealed class BatchNormStageTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 1, 7 }, { 2, 3 }, { 5, 100 }, { 7, 1 }, { 8, 9 }, { 15, 4 }, { 16, 33 }, { 17, 5 }, { 31, 6 }, { 32, 3 }, { 33, 3 },
        { 50, 100 }, { 63, 11 }, { 64, 50 }, { 65, 21 }, { 100, 10 }, { 129, 70 }, { 500, 100 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_and_backward_have_the_same_bits(int n, int d)
    {
        foreach (var threads in new[] { 1, 2, 3 })
        {
            using var limit = Parallelism.Limit(threads);
            Compare<double>(n, d, _ => { });
            Compare<float>(n, d, _ => { });
        }
    }

    [Fact]
    public void NaN_and_infinity_go_where_they_go_in_the_loops()
    {
        Compare<double>(20, 5, x => (x[3, 1], x[4, 2], x[5, 3]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity));
        Compare<double>(9, 4, x => x.SetColumn(2, new double[9]));
        Compare<float>(33, 4, x => x[32, 3] = float.NaN);
    }

    [Fact]
    public void A_vector_that_somebody_assigns_is_not_written_to()
    {
        var random = new NumPyRandom(6);
        var net = new FullyConnectedNet([4], inputSize: 3, normalization: Normalization.Batch, random: random);
        var mine = Vector<double>.Build.Dense(4, 7);
        (net.NormStates[0].RunningMean, net.NormStates[0].RunningVariance) = (mine, mine);
        net.Loss(random.NextGaussianMatrix(5, 3), random.NextIntegers(10, 5));
        Assert.Equal([7, 7, 7, 7], mine);
        Assert.NotEqual(net.NormStates[0].RunningMean, net.NormStates[0].RunningVariance);
    }

    [Fact]
    public void Batch_norm_as_learners_read_it_has_the_same_bits()
    {
        var random = new NumPyRandom(6);
        var (x, dout, state) = (random.NextGaussianMatrix(37, 19), random.NextGaussianMatrix(37, 19), new BatchNormState(19));
        var (gamma, beta) = (random.NextGaussianVector(19), random.NextGaussianVector(19));
        var (y, cache) = BatchNorm.Forward(x, gamma, beta, state);
        var (dx, dgamma, dbeta) = BatchNorm.BackwardSimplified(dout, cache);
        var parameters = new ParameterSet<double> { { "gamma1", gamma }, { "beta1", beta } };
        var (stage, gradients) = (new BatchNormStage<double>(parameters["gamma1"], parameters["beta1"]), parameters.ZerosLike());
        var pass = new ColumnPass<double>(stage);

        Equal(y, pass.Forward(x, Mode.Train));
        Equal(dx, pass.Backward(dout, gradients));
        Assert.Equal((dgamma, dbeta), (gradients.Vector("gamma1"), gradients.Vector("beta1")));
        Assert.Equal((state.RunningMean, state.RunningVariance), (stage.State.RunningMean, stage.State.RunningVariance));
    }

    private static void Compare<T>(int n, int d, Action<Matrix<T>> change)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom((1000 * n) + d);
        var (gamma, beta, state) = (random.NextGaussianVector<T>(d), random.NextGaussianVector<T>(d), new BatchNormState<T>(d));
        var parameters = new ParameterSet<T> { { "gamma1", gamma }, { "beta1", beta } };
        var (stage, gradients) = (new BatchNormStage<T>(parameters["gamma1"], parameters["beta1"]), parameters.ZerosLike());
        var pass = new ColumnPass<T>(stage, new ReluStage<T>());
        for (var step = 0; step < 2; step++)
        {
            var (x, dout) = (random.NextGaussianMatrix<T>(n, d), random.NextGaussianMatrix<T>(n, d));
            change(x);
            var (_, variance, xHat, y) = OrderedBatchNorm.Columns(x, gamma, beta, state);
            Equal(y.Map(value => value < T.Zero ? T.Zero : value), pass.Forward(x, Mode.Train));

            var behindRelu = Matrix<T>.Build.Dense(n, d, (i, j) => y[i, j] > T.Zero ? dout[i, j] : T.Zero);
            var (dx, dgamma, dbeta) = OrderedBatchNorm.Columns(behindRelu, gamma, xHat, variance, state.Epsilon);
            Equal(dx, pass.Backward(dout, gradients));
            Assert.Equal(dgamma.ToArray(), gradients["gamma1"].Values);
            Assert.Equal(dbeta.ToArray(), gradients["beta1"].Values);
            Assert.Equal(state.RunningMean.ToArray(), stage.State.RunningMean.ToArray());
            Assert.Equal(state.RunningVariance.ToArray(), stage.State.RunningVariance.ToArray());
        }

        var test = random.NextGaussianMatrix<T>(n, d);
        state.Mode = Mode.Test;
        var expected = OrderedBatchNorm.Columns(test, gamma, beta, state).Y;
        Equal(expected.Map(value => value < T.Zero ? T.Zero : value), pass.Forward(test, Mode.Test));
    }

    private static void Equal<T>(Matrix<T> expected, Matrix<T> actual)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        Assert.Equal(expected.ToColumnMajorArray(), actual.ToColumnMajorArray());
}
