namespace Workbook.Tests;

/// <summary>The fused layer has the bits of the readable pair, batch normalization and ReLU one after the other.</summary>
public sealed class FusedBatchNormTests
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
    public void NaN_and_infinity_go_where_they_go_in_the_pair()
    {
        Compare<double>(20, 5, x => (x[3, 1], x[4, 2], x[5, 3]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity));
        Compare<double>(9, 4, x => x.SetColumn(2, new double[9]));
        Compare<float>(33, 4, x => x[32, 3] = float.NaN);
    }

    private static void Compare<T>(int n, int d, Action<Matrix<T>> change)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new NumPyRandom((1000 * n) + d);
        var (gamma, beta, layer, state) = (random.NextGaussianVector<T>(d), random.NextGaussianVector<T>(d), new BatchNormLayer<T>(d), new BatchNormState<T>(d));
        for (var pass = 0; pass < 2; pass++)
        {
            var (x, dout, active) = (random.NextGaussianMatrix<T>(n, d), random.NextGaussianMatrix<T>(n, d), Matrix<T>.Build.Dense(n, d));
            change(x);
            var (dgamma, dbeta) = (Vector<T>.Build.Dense(d), Vector<T>.Build.Dense(d));
            layer.Forward(x, gamma, beta, Mode.Train, active);
            var dx = layer.Backward(dout, active, dgamma, dbeta);

            var (y, cache) = BatchNorm.Forward(x, gamma, beta, state);
            var (expected, before) = Relu.Forward(y);
            var (dxExpected, dgammaExpected, dbetaExpected) = BatchNorm.BackwardSimplified(Relu.Backward(dout, before), cache);
            Equal(expected, active);
            Equal(dxExpected, dx);
            Assert.Equal(dgammaExpected.ToArray(), dgamma.ToArray());
            Assert.Equal(dbetaExpected.ToArray(), dbeta.ToArray());
            Assert.Equal(state.RunningMean.ToArray(), layer.State.RunningMean.ToArray());
            Assert.Equal(state.RunningVariance.ToArray(), layer.State.RunningVariance.ToArray());
        }

        var test = random.NextGaussianMatrix<T>(n, d);
        var shown = Matrix<T>.Build.Dense(n, d);
        layer.Forward(test, gamma, beta, Mode.Test, shown);
        state.Mode = Mode.Test;
        Equal(Relu.Forward(BatchNorm.Forward(test, gamma, beta, state).Out).Out, shown);
    }

    private static void Equal<T>(Matrix<T> expected, Matrix<T> actual)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Assert.Equal(expected.ToColumnMajorArray(), actual.ToColumnMajorArray());
}
