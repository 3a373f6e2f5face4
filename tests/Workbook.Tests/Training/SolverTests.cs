namespace Workbook.Tests;

public class SolverTests
{
    [Fact]
    public void Epochs_without_end_run_until_they_are_cancelled()
    {
        var net = Net();
        using var stop = new CancellationTokenSource();
        var most = 0;
        var stopping = new Stopping(stop, p => most = p.Iterations);
        var options = new SolverOptions { Epochs = int.MaxValue, BatchSize = 10, CancellationToken = stop.Token, Progress = stopping };
        Assert.Throws<OperationCanceledException>(() => Solver.Train(net, TinyData.Clusters(200, validation: 200, classes: 3), options));
        Assert.Equal(int.MaxValue, most);
        Assert.Contains(net.Parameters["W1"].Values, value => value != 0);
    }

    [Fact]
    public void A_batch_that_fits_no_array_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Solver.Train(Net(), TinyData.Clusters(30, classes: 3), new SolverOptions { BatchSize = int.MaxValue }));
        Assert.Contains("SolverOptions.BatchSize is 2147483647", error.Message, StringComparison.Ordinal);
        var images = new ImageSet(new byte[10 * 3072], new int[10], new double[3072]);
        Assert.Contains(
            "1398102 images",
            Assert.Throws<ArgumentException>(() => images.Batch<float>(new int[1_398_102])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ImageSet([], new int[1 << 20], new double[4096]));
    }

    private static FullyConnectedNet Net(Normalization? normalization = null, int seed = 3, double p = 0) =>
        new(
            [16, 8],
            inputSize: 12,
            classes: 3,
            normalization: normalization,
            dropProbability: p,
            weightScale: 0.2,
            random: new NumPyRandom(seed));

    private static SolverOptions Options(
        int epochs = 5, int batch = 16, double decay = 1, Optimizer? optimizer = null, IProgress<TrainingProgress>? progress = null,
        CancellationToken? token = null) => new()
        {
            Optimizer = () => optimizer ?? new Adam(1e-2),
            Epochs = epochs,
            BatchSize = batch,
            LearningRateDecay = decay,
            Progress = progress,
            CancellationToken = token ?? CancellationToken.None,
        };

    [Theory]
    [InlineData(64, 16, 5, 20)]
    [InlineData(70, 16, 5, 20)]
    [InlineData(10, 16, 5, 5)]
    public void Counts_of_iterations_and_accuracies(int images, int batch, int epochs, int iterations)
    {
        var history = Solver.Train(Net(), TinyData.Clusters(images), Options(epochs, batch));
        Assert.Equal(iterations, history.Losses.Length);

        // Where an epoch is one iteration, the first iteration ends the first epoch.
        var records = epochs + (iterations > epochs ? 1 : 0);
        Assert.Equal((records, records), (history.TrainAccuracy.Length, history.ValidationAccuracy.Length));
    }

    [Theory]
    [InlineData(1, new double[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(2, new double[] { 0, 2, 4, 5 })]
    [InlineData(5, new double[] { 0, 5 })]
    [InlineData(9, new double[] { 0, 5 })]
    public void Accuracy_is_measured_as_often_as_wanted(int every, double[] epochs)
    {
        var (all, some) = (Train(1), Train(every));

        Assert.Equal(epochs, some.MeasuredEpochs);
        Assert.Equal(all.Losses, some.Losses);
        Assert.Equal(epochs.Select(epoch => all.TrainAccuracy[(int)epoch]), some.TrainAccuracy);
        Assert.Equal(epochs.Select(epoch => all.ValidationAccuracy[(int)epoch]), some.ValidationAccuracy);

        static TrainingHistory Train(int every) =>
            Solver.Train(
                Net(),
                TinyData.Clusters(64),
                new SolverOptions { Optimizer = () => new Adam(1e-2), Epochs = 5, BatchSize = 16, MeasureEvery = every });
    }

    [Fact]
    public void The_net_is_left_with_the_best_parameters_and_their_averages()
    {
        var data = TinyData.Clusters(200, validation: 200, classes: 3);
        foreach (var normalization in new[] { Normalization.None, Normalization.Batch, Normalization.Layer })
        {
            // A rate so large that the last epoch is not the best.
            var net = Net(normalization);
            var history = Solver.Train(net, data, Options(epochs: 12, optimizer: new Adam(0.1)));
            Assert.NotEqual(history.BestValidationAccuracy, history.ValidationAccuracy[^1]);
            Assert.Equal(history.BestValidationAccuracy, Solver.Accuracy(net, data.Validation));
        }
    }

    // Around the number of rows that go through the net at a time.
    [Theory]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(95)]
    [InlineData(96)]
    [InlineData(100)]
    public void Accuracy_counts_each_image_once(int count)
    {
        var data = TinyData.Clusters(200, validation: 200, classes: 3);
        var net = Net(Normalization.Batch);
        Solver.Train(net, data, Options(epochs: 2));
        var images = data.Validation.Slice(100 - (count / 2), count);

        var right = 0;
        for (var i = 0; i < count; i++)
        {
            var scores = net.Scores(images.Batch<double>([i])).Row(0);
            right += scores.MaximumIndex() == images.Label(i) ? 1 : 0;
        }

        Assert.Equal((double)right / count, Solver.Accuracy(net, images));
    }

    [Fact]
    public void The_learning_rate_decays_after_each_epoch()
    {
        var rule = new Sgd(1);
        Solver.Train(Net(), TinyData.Clusters(64), Options(epochs: 3, decay: 0.5, optimizer: rule));
        Assert.Equal(0.125, rule.LearningRate);
    }

    [Fact]
    public void Equal_seeds_give_equal_bits_and_other_seeds_others()
    {
        double[] Losses(int seed) => Solver.Train(Net(Normalization.Batch, seed, p: 0.3), TinyData.Clusters(64), Options()).Losses;
        Assert.Equal(Losses(1), Losses(1));
        Assert.NotEqual(Losses(1), Losses(2));
    }

    [Fact]
    public void Batches_come_from_the_given_generator_else_from_the_net_s()
    {
        var data = TinyData.Clusters(64);
        double[] Losses(NumPyRandom? random) => Solver.Train(
            Net(), data, new SolverOptions { Epochs = 1, BatchSize = 8, Random = random }).Losses;
        var weightsDrawn = Net().Random;
        Assert.Equal(Losses(null), Losses(weightsDrawn));
        Assert.NotEqual(Losses(null), Losses(new NumPyRandom(99)));
    }

    [Fact]
    public void One_thread_or_two_give_the_same_bits()
    {
        // Large enough that products are worth splitting.
        var data = TinyData.Clusters(300, validation: 300, size: 700, classes: 10);
        TrainingHistory Train(int threads)
        {
            using var limit = Parallelism.Limit(threads);
            var net = new FullyConnectedNet(
                [150, 120],
                inputSize: 700,
                normalization: Normalization.Batch,
                dropProbability: 0.2,
                regularization: 0.01,
                random: new NumPyRandom(4));
            return Solver.Train(net, data, Options(epochs: 2, batch: 100));
        }

        var (one, two) = (Train(1), Train(2));
        Assert.Equal(one.Losses, two.Losses);
        Assert.Equal(one.TrainAccuracy, two.TrainAccuracy);
        Assert.Equal(one.ValidationAccuracy, two.ValidationAccuracy);
    }

    [Fact]
    public void Progress_tells_each_iteration()
    {
        var heard = new List<TrainingProgress>();
        var history = Solver.Train(Net(), TinyData.Clusters(64), Options(epochs: 2, progress: new Listener(heard.Add)));
        Assert.Equal(Enumerable.Range(1, 8), heard.Select(progress => progress.Iteration));
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 2], heard.Select(progress => progress.Epoch));
        Assert.Equal(history.Losses, heard.Select(progress => progress.Loss));
        Assert.Equal(history.TrainAccuracy[0], heard[2].TrainAccuracy);
        Assert.Equal(history.ValidationAccuracy[^1], heard[^1].ValidationAccuracy);
        Assert.All(heard, progress => Assert.Equal((8, 2), (progress.Iterations, progress.Epochs)));
    }

    [Fact]
    public void Cancelling_ends_the_training_at_the_next_iteration()
    {
        using var source = new CancellationTokenSource();
        var count = 0;
        var listener = new Listener(_ =>
        {
            if (++count == 3)
            {
                source.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(
            () => Solver.Train(Net(), TinyData.Clusters(64), Options(progress: listener, token: source.Token)));
        Assert.Equal(3, count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Fifty_images_are_learnt_by_heart(int layers)
    {
        var net = new FullyConnectedNet([.. Enumerable.Repeat(100, layers)], inputSize: 60, weightScale: 0.12, random: new NumPyRandom(1));
        var history = Solver.Train(
            net,
            TinyData.Clusters(50, size: 60, classes: 10),
            new SolverOptions { Optimizer = () => new Sgd(0.1), Epochs = 40, BatchSize = 25 });
        Assert.Equal(1, history.TrainAccuracy[^1]);
    }

    [Fact]
    public void Single_precision_trains_too()
    {
        var net = new FullyConnectedNet<float>([16], inputSize: 12, classes: 3, normalization: Normalization.Batch, weightScale: 0.2);
        var history = Solver.Train(net, TinyData.Clusters(200), Options(epochs: 10));
        Assert.True(history.TrainAccuracy[^1] > 0.9, history.ToString());
    }

    [Fact]
    public void Illegal_options_are_named()
    {
        string Message(SolverOptions options) =>
            Assert.Throws<ArgumentException>(() => Solver.Train(Net(), TinyData.Clusters(64), options)).Message;
        Assert.Equal("SolverOptions.Epochs is 0; it must be at least 1.", Message(new SolverOptions { Epochs = 0 }));
        Assert.Equal("SolverOptions.BatchSize is -5; it must be at least 1.", Message(new SolverOptions { BatchSize = -5 }));
        Assert.Equal(
            "SolverOptions.LearningRateDecay is NaN; it must be a positive number.",
            Message(new SolverOptions { LearningRateDecay = double.NaN }));
        Assert.Equal("SolverOptions.MeasureEvery is 0; it must be at least 1.", Message(new SolverOptions { MeasureEvery = 0 }));
        Assert.Equal("SolverOptions.TrainSampleCount is 0; it must be at least 1.", Message(new SolverOptions { TrainSampleCount = 0 }));
        Assert.Equal("SolverOptions.PrintEvery is -1; it must be at least 0.", Message(new SolverOptions { PrintEvery = -1 }));
        Assert.Equal(
            "SolverOptions.Optimizer is null; it must be a function that makes an optimizer.",
            Message(new SolverOptions { Optimizer = null! }));
        Assert.Equal(
            "SolverOptions.Optimizer returned null; it must return an optimizer.", Message(new SolverOptions { Optimizer = () => null! }));
    }

    [Fact]
    public void Images_that_do_not_fit_are_named()
    {
        string Message(Dataset data) => Assert.Throws<ArgumentException>(() => Solver.Train(Net(), data)).Message;
        Assert.Equal("The training images have 20 values each; the net wants 12.", Message(TinyData.Clusters(10, size: 20)));
        Assert.Equal("There are no training images; at least one is wanted.", Message(TinyData.Clusters(10).Subset(0)));
        Assert.Matches(
            "^The training image \\d+ has class [345]; the net has the classes 0 to 2.$", Message(TinyData.Clusters(60, classes: 6)));
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }

    private sealed class Stopping(CancellationTokenSource stop, Action<TrainingProgress> see) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            see(value);
            if (value.Iteration == 3)
            {
                stop.Cancel();
            }
        }
    }
}
