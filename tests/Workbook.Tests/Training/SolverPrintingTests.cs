namespace Workbook.Tests;

[Collection(nameof(OneConsole))]
public class SolverPrintingTests
{
    [Fact]
    public void Printing_follows_the_original()
    {
        var net = new FullyConnectedNet([16], inputSize: 12, classes: 3, random: new NumPyRandom(3));
        var (_, printed) = OneConsole.Capture(
            () => Solver.Train(net, TinyData.Clusters(64), new SolverOptions { Epochs = 2, BatchSize = 16, PrintEvery = 4 }));
        Assert.Collection(
            printed.Split('\n', StringSplitOptions.TrimEntries),
            line => Assert.Matches(@"^\(Iteration 1 / 8\) loss: \d\.\d{6}$", line),
            line => Assert.Matches(@"^\(Epoch 0 / 2\) train acc: 0\.\d{6}; val_acc: 0\.\d{6}$", line),
            line => Assert.StartsWith("(Epoch 1 / 2)", line, StringComparison.Ordinal),
            line => Assert.StartsWith("(Iteration 5 / 8)", line, StringComparison.Ordinal),
            line => Assert.StartsWith("(Epoch 2 / 2)", line, StringComparison.Ordinal));
    }
}
