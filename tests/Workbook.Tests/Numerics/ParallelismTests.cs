namespace Workbook.Tests;

/// <summary>Thread limits nest, follow tasks and end where they were set.</summary>
public sealed class ParallelismTests
{
    [Fact]
    public async Task A_limit_holds_in_its_scope_and_the_tasks_it_starts()
    {
        var before = Parallelism.MaxThreads;
        using (Parallelism.Limit(3))
        {
            Assert.Equal(3, Parallelism.MaxThreads);
            Assert.Equal(3, await Task.Run(() => Parallelism.MaxThreads, TestContext.Current.CancellationToken));
            using (Parallelism.Limit(1))
            {
                Assert.Equal(1, Parallelism.MaxThreads);
            }

            Assert.Equal(3, Parallelism.MaxThreads);
        }

        Assert.Equal(before, Parallelism.MaxThreads);
    }

    [Fact]
    public void Less_than_one_thread_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Limit(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.MaxThreads = -1);
    }
}
