using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Tests;

/// <summary>What a notebook shows for a training's values: a sentence, also by the package that .NET Interactive formats with.</summary>
public class ShownTests
{
    [Fact]
    public void Values_are_shown_as_their_sentence()
    {
        var net = new FullyConnectedNet([4], inputSize: 12, classes: 3);
        object[] values =
        [
            net,
            new FullyConnectedNet<float>([4], inputSize: 12, classes: 3),
            Solver.Train(net, TinyData.Clusters(20), new SolverOptions { Epochs = 1, BatchSize = 5 }),
            GradientCheck.Numerical(net, TinyData.Clusters(5).Training.ToMatrix<double>(), [0, 1, 2, 0, 1])[0],
            Experiment.Run("Experiment A", () => 42),
        ];
        foreach (var value in values)
        {
            Assert.Equal("text/plain", Formatter.GetPreferredMimeTypesFor(value.GetType()).First());
            Assert.Equal(value.ToString(), value.ToDisplayString("text/plain"));
            Assert.Equal(value.ToString(), MimeBundle.Of(value)["text/plain"]);
        }
    }
}
