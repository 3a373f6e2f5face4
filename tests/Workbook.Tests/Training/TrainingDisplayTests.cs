namespace Workbook.Tests;

/// <summary>What a notebook shows while something trains. The host is the process's, so these run alone.</summary>
[Collection(nameof(OneConsole))]
public class TrainingDisplayTests
{
    private static readonly SolverOptions Options = new() { Epochs = 2, BatchSize = 16 };

    private static List<(string Id, bool Update, string Text)> InNotebook(Action run)
    {
        var shown = new List<(string, bool, string)>();
        Action<string, bool, IReadOnlyDictionary<string, string>> show = (id, update, bundle) => shown.Add((id, update, bundle["text/plain"]));
        AppContext.SetData(WorkbookHost.DataName, show);
        try
        {
            run();
        }
        finally
        {
            AppContext.SetData(WorkbookHost.DataName, null);
        }

        return shown;
    }

    private static FullyConnectedNet Net() => new([8], inputSize: 12, classes: 3, random: new NumPyRandom(1));

    [Fact]
    public void A_training_is_one_line_replaced_in_place()
    {
        TrainingHistory? history = null;
        var shown = InNotebook(() => history = Solver.Train(Net(), TinyData.Clusters(64), Options));
        Assert.Single(shown.Select(entry => entry.Id).Distinct());
        Assert.Equal(
            FormattableString.Invariant($"Epoch 2 of 2: loss {history!.Losses[^1]:0.000}, accuracy {history.TrainAccuracy[^1]:0.000} in training, {history.ValidationAccuracy[^1]:0.000} in validation"),
            shown[^1].Text);
    }

    [Fact]
    public void A_sweep_counts_and_its_trainings_are_silent()
    {
        var shown = InNotebook(() => Sweep.Run(Enumerable.Range(0, 9), _ => Solver.Train(Net(), TinyData.Clusters(64), Options), threads: 3));
        Assert.Single(shown.Select(entry => entry.Id).Distinct());
        Assert.All(shown, entry => Assert.Matches("^[1-9] of 9 done$", entry.Text));
        Assert.Equal("9 of 9 done", shown[^1].Text);
    }

    [Fact]
    public void Who_listens_to_the_progress_shows_it_himself()
    {
        var heard = 0;
        var shown = InNotebook(() => Solver.Train(Net(), TinyData.Clusters(64), new SolverOptions { Epochs = 1, BatchSize = 16, Progress = new Listener(() => heard++) }));
        Assert.Empty(shown);
        Assert.Equal(4, heard);
    }

    private sealed class Listener(Action hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear();
    }
}
