namespace Workbook.Engine.Tests.Runner;

/// <summary>The library's trainings in the engine: one output that changes in place, of which the saved notebook keeps the end.</summary>
public sealed class LiveTrainingTests
{
    private const string Training = """
        var random = new NumPyRandom(1);
        var images = new ImageSet(random.NextGaussianMatrix(200, 12), random.NextIntegers(3, 200));
        var data = new Dataset(images, images, images, ["a", "b", "c"]);
        var net = new FullyConnectedNet([20], inputSize: 12, classes: 3, random: random);
        Console.WriteLine("before");
        var history = Solver.Train(net, data, new SolverOptions { Epochs = 3, BatchSize = 20 });
        Console.WriteLine("after");
        """;

    private const string Sweep = """
        var runs = Workbook.Sweep.Run([0.01, 0.1], scale => Solver.Train(
            new FullyConnectedNet([20], inputSize: 12, classes: 3, weightScale: scale, random: new NumPyRandom(1)), data,
            new SolverOptions { Epochs = 3, BatchSize = 20 }));
        """;

    [Fact]
    public async Task The_saved_notebook_holds_the_last_state_alone_and_the_runner_hears_how_far_it_is()
    {
        var (outputs, heard) = await RunAsync(Training);
        Assert.Equal(["stream", "display_data", "stream"], outputs.Select(output => output.OutputType));
        Assert.Matches(
            @"^Epoch 3 of 3: loss \d\.\d{3}, accuracy \d\.\d{3} in training, \d\.\d{3} in validation$", outputs[1].Data(MimeTypes.Text));
        Assert.Contains("<img alt=\"Epoch 3 of 3", outputs[1].Data(MimeTypes.Html), StringComparison.Ordinal);
        // The end replaced what was shown after the first iteration.
        Assert.Contains(heard, text => text.StartsWith("Epoch ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_sweep_the_saved_notebook_holds_the_count_alone()
    {
        var (outputs, _) = await RunAsync($"{Training}\n{Sweep}");

        Assert.Equal("2 of 2 done", outputs[^1].Data(MimeTypes.Text));
        Assert.Equal("<pre>2 of 2 done</pre>", outputs[^1].Data(MimeTypes.Html));
    }

    private static async Task<(List<CellOutput> Outputs, List<string> Heard)> RunAsync(string code)
    {
        var document = new NotebookDocument();
        document.Cells.Add(
            NotebookCell.CSharp($"{NotebookLibrary.References}\nusing Workbook;\nusing MathNet.Numerics.LinearAlgebra;\n{code}"));
        var heard = new List<string>();
        var result =
            await NotebookRunner.RunAsync(
                document, AppContext.BaseDirectory, new RunOptions(), new Heard(heard), TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        return ([.. result.Document.Cells[0].Outputs], heard);
    }

    private sealed class Heard(List<string> texts) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (texts)
            {
                if (value.Text is { } text)
                {
                    texts.Add(text);
                }
            }
        }
    }
}
