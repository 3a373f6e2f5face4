using System.Globalization;

namespace Workbook.Tests;

/// <summary>What a notebook shows while something trains. The host is the process's, so these run alone.</summary>
[Collection(nameof(OneConsole))]
public class TrainingDisplayTests
{
    private static readonly SolverOptions Options = new() { Epochs = 2, BatchSize = 16 };

    private static List<(string Id, bool Update, string Text)> InNotebook(Action run, string mimeType = "text/plain")
    {
        var shown = new List<(string, bool, string)>();
        Action<string, bool, IReadOnlyDictionary<string, string>> show = (id, update, bundle) => shown.Add((id, update, bundle[mimeType]));
        AppContext.SetData(HostData.Display, show);
        try
        {
            run();
        }
        finally
        {
            AppContext.SetData(HostData.Display, null);
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
            string.Create(
                CultureInfo.InvariantCulture,
                $"Epoch 2 of 2: loss {history!.Losses[^1]:0.000}, accuracy {history.TrainAccuracy[^1]:0.000} in training, "
                + $"{history.ValidationAccuracy[^1]:0.000} in validation"),
            shown[^1].Text);
    }

    [Fact]
    public void Its_curves_are_a_picture_that_needs_no_script()
    {
        var shown = InNotebook(() => Solver.Train(Net(), TinyData.Clusters(64), Options), "text/html");
        Assert.All(shown, entry =>
        {
            Assert.Contains("<img alt=\"Epoch ", entry.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", entry.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Where_nobody_watches_a_picture_is_drawn_at_the_end_alone()
    {
        Environment.SetEnvironmentVariable("WORKBOOK_LIVE", "text");
        try
        {
            var training = InNotebook(() => Solver.Train(Net(), TinyData.Clusters(64), Options), "text/html");
            Assert.NotEmpty(training.SkipLast(1));
            Assert.All(training.SkipLast(1), entry => Assert.StartsWith("<pre>Epoch ", entry.Text, StringComparison.Ordinal));
            Assert.Contains("<img alt=\"Epoch 2 of 2", training[^1].Text, StringComparison.Ordinal);
            var sweep = InNotebook(
                () => Sweep.Run([1, 2], _ => Solver.Train(Net(), TinyData.Clusters(64), Options), threads: 1), "text/html");
            Assert.Equal("<pre>2 of 2 done</pre>", sweep[^1].Text);
            Assert.All(sweep, entry => Assert.Matches("^<pre>[12] of 2 done</pre>$", entry.Text));
        }
        finally
        {
            Environment.SetEnvironmentVariable("WORKBOOK_LIVE", null);
        }
    }

    [Fact]
    public void On_a_console_without_a_terminal_a_training_is_one_line_and_so_is_a_sweep()
    {
        var (history, training) = OneConsole.Capture(() => Solver.Train(Net(), TinyData.Clusters(64), Options));
        var (_, sweep) = OneConsole.Capture(
            () => Sweep.Run(Enumerable.Range(0, 9), _ => Solver.Train(Net(), TinyData.Clusters(64), Options)));
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Epoch 2 of 2: loss {history.Losses[^1]:0.000}, accuracy {history.TrainAccuracy[^1]:0.000} in training, "
                + $"{history.ValidationAccuracy[^1]:0.000} in validation"),
            training);
        Assert.Equal("9 of 9 done", sweep);
    }

    [Fact]
    public void While_it_runs_the_time_left_is_told_and_at_the_end_it_is_not()
    {
        var (host, clock) = (new ListHost(), new SetClock());
        using (var display = new TrainingDisplay(new LiveDisplay(host, clock), clock))
        {
            for (var done = 1; done <= 10; done++)
            {
                clock.Now += TimeSpan.FromSeconds(3);
                display.Report(Progress(done));
            }
        }

        string[] left = ["27 s", "24 s", "21 s", "18 s", "15 s", "12 s", "9 s", "6 s", "3 s"];
        Assert.Equal(
            left.Select((time, i) => $"Epoch {(i + 1) / 5} of 2: loss 1.000, accuracy 0.500 in training, 0.250 in validation, {time} left"),
            host.Shown.Take(9));
        Assert.Equal("Epoch 2 of 2: loss 1.000, accuracy 0.500 in training, 0.250 in validation", host.Shown[^1]);
    }

    [Fact]
    public void A_training_that_is_stopped_says_so()
    {
        var (host, clock) = (new ListHost(), new SetClock());
        using (var display = new TrainingDisplay(new LiveDisplay(host, clock), clock))
        {
            clock.Now += TimeSpan.FromSeconds(3);
            display.Report(Progress(4));
        }

        Assert.Equal(
            "Epoch 0 of 2: loss 1.000, accuracy 0.500 in training, 0.250 in validation (ended early, after 4 of 10 iterations)",
            host.Shown[^1]);
    }

    [Theory]
    [InlineData(0.4, 1, 10, "")]
    [InlineData(10, 0, 10, "")]
    [InlineData(10, 10, 10, "")]
    [InlineData(1, 9, 10, ", 1 s left")]
    [InlineData(60, 1, 3, ", 2 min left")]
    [InlineData(3600, 1, 3, ", 2 h left")]
    public void The_time_left_is_in_proportion(double seconds, int done, int all, string wanted)
        => Assert.Equal(wanted, TimeLeft.After(TimeSpan.FromSeconds(seconds), done, all));

    [Fact]
    public void A_sweep_counts_and_its_trainings_are_silent()
    {
        var shown = InNotebook(
            () => Sweep.Run(Enumerable.Range(0, 9), _ => Solver.Train(Net(), TinyData.Clusters(64), Options), threads: 3));
        Assert.Single(shown.Select(entry => entry.Id).Distinct());
        Assert.All(shown, entry => Assert.Matches("^[0-9] of 9 done$", entry.Text));
        Assert.Equal("9 of 9 done", shown[^1].Text);
    }

    [Fact]
    public void While_a_sweep_runs_its_curves_are_one_picture_and_at_the_end_its_count_stays_alone()
    {
        var shown = InNotebook(
            () => Sweep.Run([1, 2], _ => Solver.Train(Net(), TinyData.Clusters(64), Options), threads: 1), "text/html");
        Assert.Matches("^<div class=\"workbook-training\"><div>0 of 2 done</div><img alt=\"0 of 2 done\"[^>]*/></div>$", shown[0].Text);
        Assert.Equal("<pre>2 of 2 done</pre>", shown[^1].Text);
    }

    [Fact]
    public void A_sweep_without_trainings_counts_without_a_picture()
    {
        var shown = InNotebook(() => Sweep.Run([1, 2], i => i, threads: 1), "text/html");
        Assert.Equal(["<pre>1 of 2 done</pre>", "<pre>2 of 2 done</pre>"], shown.Select(entry => entry.Text));
    }

    [Fact]
    public void A_sweep_that_fails_leaves_its_count_alone()
    {
        var shown = InNotebook(() => Assert.Throws<NotImplementedException>(FailAfterTraining), "text/html");
        Assert.Equal("<pre>0 of 1 done</pre>", shown[^1].Text);
    }

    [Fact]
    public void In_a_log_a_sweep_that_fails_before_anything_is_done_prints_nothing()
    {
        var (_, printed) = OneConsole.Capture(() => Assert.Throws<NotImplementedException>(FailAfterTraining));
        Assert.Empty(printed);
    }

    private static void FailAfterTraining() => Sweep.Run([1], _ =>
    {
        Solver.Train(Net(), TinyData.Clusters(64), Options);
        return 0 == Options.Epochs ? 1 : throw new NotImplementedException();
    });

    [Fact]
    public void Who_listens_to_the_progress_shows_it_himself()
    {
        var heard = 0;
        var shown = InNotebook(
            () => Solver.Train(
                Net(), TinyData.Clusters(64), new SolverOptions { Epochs = 1, BatchSize = 16, Progress = new Listener(() => heard++) }));
        Assert.Empty(shown);
        Assert.Equal(4, heard);
    }

    private static TrainingProgress Progress(int done) => new(done, 10, done / 5, 2, 1, 0.5, 0.25, done is 1 or 5 or 10);

    private sealed class ListHost : INotebookHost
    {
        public List<string> Shown { get; } = [];

        public bool CanUpdate => true;

        public Action<object> Show(object value)
        {
            Shown.Add(((LiveContent)value).Text);
            return replacement => Shown.Add(((LiveContent)replacement).Text);
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class Listener(Action hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear();
    }
}
