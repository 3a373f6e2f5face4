namespace Workbook.Tests;

public class NetErrorsTests
{
    private static readonly Matrix<double> X = new NumPyRandom(1).NextGaussianMatrix(4, 6);

    private static FullyConnectedNet Net(Normalization? normalization = null, DropoutFunctions? dropout = null) =>
        new([5], inputSize: 6, classes: 3, normalization: normalization, dropProbability: dropout is null ? 0 : 0.5, dropout: dropout);

    [Fact]
    public void Sizes_and_strengths_are_checked()
    {
        Assert.StartsWith(
            "Hidden layer 2 has 0 units; it wants at least 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new FullyConnectedNet([5, 0])).Message);
        Assert.StartsWith(
            "regularization must be a number, at least 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new FullyConnectedNet([5], regularization: -1)).Message);
        Assert.StartsWith(
            "weightScale must be a number, at least 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new FullyConnectedNet([5], weightScale: double.NaN)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullyConnectedNet([5], dropProbability: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullyConnectedNet([5], inputSize: 0));
    }

    [Fact]
    public void Inputs_are_checked()
    {
        Assert.StartsWith(
            "x is (6,4); the net wants 6 columns.", Assert.Throws<ArgumentException>(() => Net().Scores(X.Transpose())).Message);
        Assert.Equal(
            "There are 2 labels for 4 rows of scores; each row wants one.",
            Assert.Throws<ArgumentException>(() => Net().Loss(X, [0, 1])).Message);
        Assert.Equal(
            "Label 3 is 3; with 3 classes a label is 0 to 2.", Assert.Throws<ArgumentException>(() => Net().Loss(X, [0, 1, 2, 3])).Message);
    }

    [Fact]
    public void What_own_methods_return_is_checked()
    {
        string Message(Normalization normalization) =>
            Assert.ThrowsAny<ArgumentException>(() => Net(normalization).Loss(X, new int[4])).Message;

        Assert.Equal("What BatchNormForward returns as Out is (5,4); its input wants (4,5).", Message(Normalization.From(
            (x, gamma, beta, state) => (x.Transpose(), null!), BatchNorm.Backward)));
        Assert.Contains("What BatchNormForward returns as Out", Message(Normalization.From(
            (x, gamma, beta, state) => (null!, null!), BatchNorm.Backward)), StringComparison.Ordinal);
        Assert.Equal("What BatchNormBackward returns as Dgamma is (4); gamma wants (5).", Message(Normalization.From(
            BatchNorm.Forward, (dout, cache) => (dout, Vector<double>.Build.Dense(4), Vector<double>.Build.Dense(5)))));
        Assert.Equal("What LayerNormBackward returns as Dx is (1,1); its input wants (4,5).", Message(Normalization.From(
            LayerNorm.Forward, (dout, cache) => (Matrix<double>.Build.Dense(1, 1), cache.Gamma, cache.Gamma))));
        Assert.Equal("What DropoutBackward returns is (5,4); its input wants (4,5).", Assert.Throws<ArgumentException>(() =>
            Net(dropout: DropoutFunctions.From(Dropout.Forward, (dout, cache) => dout.Transpose())).Loss(X, new int[4])).Message);
    }

    [Fact]
    public void Own_exceptions_come_out_as_they_are()
    {
        var net = Net(
            Normalization.From(
                (x, gamma, beta, state) => throw new NotImplementedException("Task 1.3: BatchNormForward"), BatchNorm.Backward));
        Assert.Equal("Task 1.3: BatchNormForward", Assert.Throws<NotImplementedException>(() => net.Loss(X, new int[4])).Message);
    }

    [Fact]
    public void Own_methods_need_double_precision()
    {
        var normalization = Normalization.From(BatchNorm.Forward, BatchNorm.Backward);
        var dropout = DropoutFunctions.From(Dropout.Forward, Dropout.Backward);
        Assert.Contains(
            "FullyConnectedNet<Single>",
            Assert.Throws<NotSupportedException>(() => new FullyConnectedNet<float>([5], normalization: normalization)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "FullyConnectedNet<Single>",
            Assert.Throws<NotSupportedException>(() => new FullyConnectedNet<float>([5], dropProbability: 0.5, dropout: dropout)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_are_not_there_or_of_another_kind_are_named()
    {
        var parameters = Net().Parameters;
        Assert.Equal(
            "No parameter is named \"W3\"; there are W1, b1, W2, b2.", Assert.Throws<KeyNotFoundException>(() => parameters["W3"]).Message);
        Assert.Equal(
            "b1 is a vector; read it with Vector(\"b1\").",
            Assert.Throws<InvalidOperationException>(() => parameters.Matrix("b1")).Message);
        Assert.Equal(
            "W1 is a matrix; read it with Matrix(\"W1\").",
            Assert.Throws<InvalidOperationException>(() => parameters.Vector("W1")).Message);
        Assert.StartsWith("W1 is (6,5) here and (7,5) there.", Assert.Throws<ArgumentException>(() =>
            parameters.CopyTo(new FullyConnectedNet([5], inputSize: 7, classes: 3).Parameters)).Message);
        Assert.Equal("A parameter named \"W1\" is there already.", Assert.Throws<ArgumentException>(() => parameters.Add("W1", X)).Message);
    }
}
