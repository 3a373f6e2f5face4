using System.Runtime;

namespace Workbook.Tests;

/// <summary>Each part is computed once, whoever comes at the same time and whatever a part throws.</summary>
public sealed class ParallelWorkTests
{
    private const string Child = "WORKBOOK_CHILD";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void Every_part_is_computed_once(int parts)
    {
        var work = new Counting(parts);
        for (var run = 1; run <= 500; run++)
        {
            work.Go();
            Assert.All(work.Counts, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public async Task Work_at_the_same_time_and_inside_other_work_is_done_too()
    {
        Task[] tasks = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => Every_part_is_computed_once(5)))];
        var outer = new Nested();
        outer.Go();
        await Task.WhenAll(tasks);

        Assert.All(outer.Inner, inner => Assert.All(inner.Counts, count => Assert.Equal(1, count)));
    }

    [Fact]
    public void What_a_part_throws_is_thrown_after_all_have_ended()
    {
        var work = new Failing();
        for (var run = 0; run < 100; run++)
        {
            Assert.Equal("part 1", Assert.Throws<InvalidOperationException>(work.Go).Message);
            Assert.Equal(run + 1, work.Others);
        }

        new ParallelWorkTests().Every_part_is_computed_once(2);
    }

    [Fact]
    public void Helpers_that_sleep_are_woken()
    {
        var work = new Counting(2);
        for (var run = 1; run <= 5; run++)
        {
            Thread.Sleep(40);
            work.Go();
            Assert.Equal([run, run], work.Counts);
        }
    }

    [Fact]
    public void Whoever_is_interrupted_waits_for_the_others_all_the_same()
    {
        for (var run = 0; run < 20; run++)
        {
            var work = new Slow();
            var left = false;
            var caller = new Thread(() =>
            {
                try
                {
                    work.Go();
                    left = work.Ended == 2;
                    Thread.Sleep(1000);
                }
                catch (ThreadInterruptedException)
                {
                    left &= work.Ended == 2;
                }
            });
            caller.Start();
            SpinWait.SpinUntil(() => work.HasBegun);
            caller.Interrupt();
            caller.Join();
            Assert.True(left);
        }
    }

    [Fact]
    public async Task Threads_that_are_ended_anywhere_leave_no_run_behind()
    {
        // A run that is left behind would take the process with it: so this is for one of its own.
        if (Environment.GetEnvironmentVariable(Child) is not null)
        {
            EndThreadsThatShareWork();
            return;
        }

        // Now and then the runtime itself dies of ending a thread, in its own code (PAL_SEHException): then it is tried again.
        for (var tries = 0; tries < 10; tries++)
        {
            var (passed, output) = await ChildTest.RunAsync(
                typeof(ParallelWorkTests), nameof(Threads_that_are_ended_anywhere_leave_no_run_behind), Child, "1");
            if (passed)
            {
                return;
            }

            Assert.DoesNotContain("Failed: 1,", output, StringComparison.Ordinal);
        }

        Assert.Fail("The runtime died ten times.");
    }

    private static void EndThreadsThatShareWork()
    {
        var random = new Random(5);
        for (var ended = 0; ended < 12; ended++)
        {
            using var end = new CancellationTokenSource();
            var thread = new Thread(() => Share(end.Token)) { IsBackground = true };
            thread.Start();
            Thread.Sleep(random.Next(15, 35));
            end.Cancel();
            Assert.True(thread.Join(TimeSpan.FromSeconds(30)), $"Thread {ended + 1} has not ended.");
        }

        new ParallelWorkTests().Every_part_is_computed_once(2);
    }

    private static void Share(CancellationToken end)
    {
        try
        {
#pragma warning disable SYSLIB0046 // What a notebook's engine does to a cell that does not stop.
            ControlledExecution.Run(
                () =>
                {
                    for (var work = new Counting(2); ;)
                    {
                        work.Go();
                    }
                },
                end);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
        }
    }

    private sealed class Slow : ParallelWork
    {
        private volatile bool _begun;
        private int _ended;

        public bool HasBegun => _begun;

        public int Ended => _ended;

        public void Go() => Run(2);

        protected override void Part(int part)
        {
            _begun = true;
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            while (part == 1 && System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds < 20)
            {
                Thread.SpinWait(10);
            }

            Interlocked.Increment(ref _ended);
        }
    }

    private sealed class Counting(int parts) : ParallelWork
    {
        public int[] Counts { get; } = new int[parts];

        public void Go() => Run(Counts.Length);

        protected override void Part(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private sealed class Nested : ParallelWork
    {
        public Counting[] Inner { get; } = [new(3), new(3)];

        public void Go() => Run(2);

        protected override void Part(int part) => Inner[part].Go();
    }

    private sealed class Failing : ParallelWork
    {
        private int _others;

        public int Others => _others;

        public void Go() => Run(2);

        protected override void Part(int part)
        {
            if (part == 1)
            {
                throw new InvalidOperationException("part 1");
            }

            Interlocked.Increment(ref _others);
        }
    }
}
