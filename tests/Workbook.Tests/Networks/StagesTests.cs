namespace Workbook.Tests;

/// <summary>
/// The other pieces of a net against plain loops, in either precision, and in double precision to the bit against the specification.
/// </summary>
public sealed class StagesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 6, 5)]
    [InlineData(7, 33, 19)]
    [InlineData(50, 100, 64)]
    public void A_layer_agrees_with_plain_loops(int n, int d, int m)
    {
        Check<double>(1e-13);
        Check<float>(3e-6);

        void Check<T>(double tolerance)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var random = new NumPyRandom(1);
            var (x, w, b, dout) = (
                random.NextGaussianMatrix<T>(n, d), random.NextGaussianMatrix<T>(d, m), random.NextGaussianVector<T>(m),
                random.NextGaussianMatrix<T>(n, m));
            var parameters = new ParameterSet<T> { { "W1", w }, { "b1", b } };
            var (layer, gradients) = (new Layer<T>(1, parameters), parameters.ZerosLike());
            layer.AddRelu();
            var y = layer.Forward(x, Mode.Train);
            var dx = layer.Backward(dout, gradients, wantDx: true)!;

            var (xs, ws, bs) = (PlainLoops.ToArray(x), PlainLoops.ToArray(w), PlainLoops.ToArray(b));
            var affine = PlainLoops.Affine(xs, ws, bs);
            var behindRelu = PlainLoops.Zip(affine, PlainLoops.ToArray(dout), (value, above) => value > 0 ? above : 0);
            PlainLoops.Near(affine, layer.AffineOut, tolerance);
            PlainLoops.Near(PlainLoops.Zip(affine, affine, (value, _) => Math.Max(0, value)), y, tolerance);
            PlainLoops.Near(PlainLoops.Affine(behindRelu, PlainLoops.Transpose(ws), new double[d]), dx, tolerance);
            PlainLoops.Near(PlainLoops.Affine(PlainLoops.Transpose(xs), behindRelu, new double[m]), gradients.Matrix("W1"), tolerance);
            PlainLoops.Near(PlainLoops.ColumnSums(behindRelu), gradients.Vector("b1"), tolerance);
            Assert.Null(layer.Backward(dout, gradients, wantDx: false));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Relu_keeps_what_is_no_number_and_sends_nothing_back_through_it(int n)
    {
        var pass = new ColumnPass<double>(new ReluStage<double>());
        Assert.All(
            pass.Forward(Matrix<double>.Build.Dense(n, 1, double.NaN), Mode.Train).Enumerate(), value => Assert.True(double.IsNaN(value)));
        Assert.All(pass.Backward(Matrix<double>.Build.Dense(n, 1, 1), []).Enumerate(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(17, 33)]
    [InlineData(40, 100)]
    public void Layer_normalization_agrees_with_plain_loops_and_the_specification(int n, int d)
    {
        Check<double>(1e-12);
        Check<float>(2e-5);

        void Check<T>(double tolerance)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var random = new NumPyRandom(8);
            var x = random.NextGaussianMatrix<T>(n, d).Map(value => (T.CreateChecked(5) * value) + T.CreateChecked(12));
            var (gamma, beta, dout) = (
                random.NextGaussianVector<T>(d), random.NextGaussianVector<T>(d), random.NextGaussianMatrix<T>(n, d));
            var parameters = new ParameterSet<T> { { "gamma1", gamma }, { "beta1", beta } };
            var (stage, gradients) = (new LayerNormStage<T>(parameters["gamma1"], parameters["beta1"]), parameters.ZerosLike());
            var y = stage.Forward(x, Mode.Train);
            var dx = stage.Backward(dout, gradients);

            // Rows are normalized as batch norm would normalize the columns of the transpose.
            var (xs, g, b, douts) = (PlainLoops.ToArray(x), PlainLoops.ToArray(gamma), PlainLoops.ToArray(beta), PlainLoops.ToArray(dout));
            var xHat = PlainLoops.Transpose(PlainLoops.NormalizeColumns(PlainLoops.Transpose(xs), 1e-5).XHat);
            var dxHat = PlainLoops.Fill(n, d, (i, j) => g[j] * douts[i, j]);
            PlainLoops.Near(PlainLoops.Fill(n, d, (i, j) => (g[j] * xHat[i, j]) + b[j]), y, tolerance);
            PlainLoops.Near(
                PlainLoops.Transpose(PlainLoops.NormalizeColumnsBackward(PlainLoops.Transpose(dxHat), PlainLoops.Transpose(xs), 1e-5)),
                dx,
                tolerance);
            PlainLoops.Near(
                PlainLoops.ColumnSums(PlainLoops.Zip(douts, xHat, (above, value) => above * value)), gradients.Vector("gamma1"), tolerance);
            PlainLoops.Near(PlainLoops.ColumnSums(douts), gradients.Vector("beta1"), tolerance);

            if (
                (x, gamma, beta, dout, y, dx) is (
                    Matrix<double> inputs, Vector<double> scale, Vector<double> shift, Matrix<double> above, Matrix<double> output,
                    Matrix<double> back))
            {
                var (expected, cache) = LayerNorm.Forward(inputs, scale, shift, new LayerNormState());
                Assert.Equal(expected, output);
                Assert.Equal(LayerNorm.Backward(above, cache).Dx, back);
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(7, 33, 0)]
    [InlineData(20, 17, 0.9)]
    public void Dropout_agrees_with_plain_loops(int n, int d, double p)
    {
        Check<double>();
        Check<float>();

        void Check<T>()
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var random = new NumPyRandom(10);
            var (x, dout) = (random.NextGaussianMatrix<T>(n, d), random.NextGaussianMatrix<T>(n, d));
            var copy = random.Copy();
            var stage = new DropoutStage<T>(new DropoutState(p, random));
            var y = stage.Forward(x, Mode.Train);
            var mask = PlainLoops.Fill(n, d, (_, _) => copy.NextDouble() >= p ? 1 / (1 - p) : 0);
            PlainLoops.Near(PlainLoops.Zip(PlainLoops.ToArray(x), mask, (value, keep) => value * keep), y, 1e-7);
            PlainLoops.Near(PlainLoops.Zip(PlainLoops.ToArray(dout), mask, (value, keep) => value * keep), stage.Backward(dout, []), 1e-7);
            Assert.Same(x, stage.Forward(x, Mode.Test));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(9, 7)]
    [InlineData(40, 10)]
    [InlineData(2, 300)]
    public void Softmax_agrees_with_plain_loops_and_the_specification(int n, int classes)
    {
        Check<double>(1e-14);
        Check<float>(1e-6);

        void Check<T>(double tolerance)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var random = new NumPyRandom(3);
            var (x, labels, gradient) = (
                random.NextGaussianMatrix<T>(n, classes), random.NextIntegers(classes, n), Matrix<T>.Build.Dense(n, classes));
            var loss = Softmax<T>.Loss(x, labels, gradient);
            Softmax<T>.ToGradient(gradient, labels);
            var (expected, dx) = PlainLoops.Softmax(PlainLoops.ToArray(x), labels);
            Assert.Equal(expected, loss, 1e-6);
            PlainLoops.Near(dx, gradient, tolerance);

            if ((x, gradient) is (Matrix<double> scores, Matrix<double> back))
            {
                var (specified, cache) = SoftmaxLoss.Forward(scores, labels);
                Assert.Equal(specified, loss);
                Assert.Equal(SoftmaxLoss.Backward(cache), back);
            }
        }
    }
}
