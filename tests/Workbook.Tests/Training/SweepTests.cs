namespace Workbook.Tests;

public class SweepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_items_order(int threads)
    {
        var results = Sweep.Run(Enumerable.Range(0, 20), i =>
        {
            Thread.Sleep((20 - i) % 3);
            return i * i;
        }, threads);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * i), results);
        Assert.Empty(Sweep.Run(Array.Empty<int>(), i => i));
    }

    [Fact]
    public void Items_share_the_cores()
    {
        Assert.Equal([1, 1, 1], Sweep.Run([1, 2, 3], _ => Parallelism.MaxThreads, threads: 2));
        Assert.Equal([4], Sweep.Run([1], _ => Parallelism.MaxThreads, threads: 4));
    }

    [Fact]
    public void Trainings_give_the_same_bits_however_many_run_at_a_time()
    {
        var data = TinyData.Clusters(64);
        double[][] Losses(int threads) => Sweep.Run([0.1, 0.2, 0.4, 0.8], scale => Solver.Train(
            new FullyConnectedNet([16], 12, 3, Normalization.Batch, weightScale: scale, random: new NumPyRandom(1)), data,
            new SolverOptions { Epochs = 2, BatchSize = 16 }).Losses, threads);
        Assert.Equal(Losses(1), Losses(3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_first_item_that_fails_is_reported_as_it_is(int threads)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Sweep.Run(Enumerable.Range(0, 8), i =>
        {
            Thread.Sleep(i == 2 ? 30 : 0);
            return i >= 2 ? throw new InvalidOperationException($"item {i}") : i;
        }, threads));
        Assert.Equal("item 2", exception.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cancelled_sweep_stops_the_trainings_that_run_and_begins_no_more(int threads)
    {
        using var source = new CancellationTokenSource();
        var data = TinyData.Clusters(64);
        var (begun, iterations) = (0, 0);
        var watch = new OnReport(() =>
        {
            if (Interlocked.Increment(ref iterations) == 5)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Sweep.Run(Enumerable.Range(0, 20), _ =>
        {
            Interlocked.Increment(ref begun);
            return Solver.Train(
                new FullyConnectedNet([16], 12, 3),
                data,
                new SolverOptions { Epochs = 1000, BatchSize = 16, Progress = watch, CancellationToken = source.Token });
        }, threads));
        Assert.InRange(begun, 1, threads);
        Assert.InRange(iterations, 5, 5 + threads);
    }

    [Fact]
    public void A_number_of_threads_that_is_not_positive_is_refused() =>
        Assert.Equal("threads", Assert.Throws<ArgumentOutOfRangeException>(() => Sweep.Run([1], i => i, threads: 0)).ParamName);

    private sealed class OnReport(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}
