namespace Workbook.Tests;

public class LossTests
{
    private static (Matrix<double> X, int[] Labels) Recorded()
    {
        var random = new NumPyRandom(231);
        return (0.001 * random.NextGaussianMatrix(50, 10), random.NextIntegers(10, 50));
    }

    [Fact]
    public void Losses_are_the_recorded_ones()
    {
        var (x, labels) = Recorded();
        var facts = Facts.Seeded("loss_layers");
        Assert.Equal(facts.GetProperty("y").AllNumbers().Select(y => (int)y), labels);
        Digits.Agree(facts.GetProperty("softmax_loss").GetDouble(), SoftmaxLoss.Forward(x, labels).Loss);
        Digits.Agree(facts.GetProperty("svm_loss").GetDouble(), SvmLoss.Forward(x, labels).Loss);
    }

    [Fact]
    public void Gradients_agree_with_numerical_ones()
    {
        var (x, labels) = Recorded();
        var softmax = SoftmaxLoss.Backward(SoftmaxLoss.Forward(x, labels).Cache);
        var svm = SvmLoss.Backward(SvmLoss.Forward(x, labels).Cache);
        Assert.True(Closeness.RelativeError(softmax, GradientCheck.Numerical(v => SoftmaxLoss.Forward(v, labels).Loss, x)) < 1e-7);
        Assert.True(Closeness.RelativeError(svm, GradientCheck.Numerical(v => SvmLoss.Forward(v, labels).Loss, x)) < 1e-7);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(9, 7)]
    [InlineData(40, 10)]
    public void Softmax_agrees_with_plain_loops(int n, int classes)
    {
        var random = new NumPyRandom(3);
        var x = random.NextGaussianMatrix(n, classes);
        var labels = random.NextIntegers(classes, n);
        var (loss, cache) = SoftmaxLoss.Forward(x, labels);
        var (expected, dx) = PlainLoops.Softmax(PlainLoops.ToArray(x), labels);
        Assert.Equal(expected, loss, 1e-12);
        PlainLoops.Near(dx, SoftmaxLoss.Backward(cache), 1e-14);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 7)]
    public void Svm_agrees_with_plain_loops(int n, int classes)
    {
        var random = new NumPyRandom(3);
        var x = random.NextGaussianMatrix(n, classes);
        var labels = random.NextIntegers(classes, n);
        var (loss, cache) = SvmLoss.Forward(x, labels);
        var (xs, expected, dx) = (PlainLoops.ToArray(x), 0.0, new double[n, classes]);
        for (var i = 0; i < n; i++)
        {
            for (var c = 0; c < classes; c++)
            {
                var margin = xs[i, c] - xs[i, labels[i]] + 1;
                if (c != labels[i] && margin > 0)
                {
                    expected += margin / n;
                    dx[i, c] += 1.0 / n;
                    dx[i, labels[i]] -= 1.0 / n;
                }
            }
        }

        Assert.Equal(expected, loss, 1e-12);
        PlainLoops.Near(dx, SvmLoss.Backward(cache), 1e-14);
    }

    [Fact]
    public void Softmax_stays_finite_for_huge_scores()
    {
        var x = Matrix<double>.Build.DenseOfRowArrays([1e5, 0, -1e5], [0, 1e5, 1e5]);
        var (loss, cache) = SoftmaxLoss.Forward(x, [1, 2]);
        Assert.Equal((1e5 + Math.Log(2)) / 2, loss, 1e-9);
        Assert.All(SoftmaxLoss.Backward(cache).Enumerate(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Messages_name_the_label()
    {
        var x = Matrix<double>.Build.Dense(2, 10);
        Assert.Equal(
            "Label 1 is 10; with 10 classes a label is 0 to 9.",
            Assert.Throws<ArgumentException>(() => SoftmaxLoss.Forward(x, [0, 10])).Message);
        Assert.Equal(
            "Label 0 is -1; with 10 classes a label is 0 to 9.",
            Assert.Throws<ArgumentException>(() => SvmLoss.Forward(x, [-1, 0])).Message);
        Assert.Equal(
            "There are 3 labels for 2 rows of scores; each row wants one.",
            Assert.Throws<ArgumentException>(() => SoftmaxLoss.Forward(x, [0, 1, 2])).Message);
    }
}
