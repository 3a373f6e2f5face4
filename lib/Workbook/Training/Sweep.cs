using System.Runtime.ExceptionServices;

namespace Workbook;

/// <summary>Runs the same work for several settings side by side on the machine's cores.</summary>
public static class Sweep
{
    /// <summary>
    /// The results, in the items' order. Items run at the same time, so the work must not change anything that they share:
    /// each needs a generator and a net of its own. The results do not depend on the number of threads.
    /// </summary>
    /// <param name="items">The settings.</param>
    /// <param name="work">What is done for each.</param>
    /// <param name="threads">How many run at a time; <see langword="null"/> for <see cref="Parallelism.MaxThreads"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    /// <exception cref="Exception">
    /// What the work threw for the first item, in order, that failed; items after it may not have run.
    /// </exception>
    public static TResult[] Run<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        var cores = threads ?? Parallelism.MaxThreads;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cores, nameof(threads));

        var all = items.ToArray();
        var results = new TResult[all.Length];
        var failures = new ExceptionDispatchInfo?[all.Length];
        var workers = Math.Min(cores, all.Length);
        var (next, failed) = (-1, false);
        using var display = SweepDisplay.Open([.. all.Select(item => ItemName.Of(item))]);

        void Work()
        {
            // Cores that are left over when there are few items go to the items.
            using var limit = Parallelism.Limit(Math.Max(1, cores / workers));

            // Whether something failed is asked before an item is taken: all before an item that is taken are done, so that the first that
            // fails is among them.
            while (!Volatile.Read(ref failed) && Interlocked.Increment(ref next) is var i && i < all.Length)
            {
                try
                {
                    CellStops.ThrowIfAsked();
                    display.Begin(i);
                    results[i] = work(all[i]);
                    display.End(i);
                }
                catch (Exception exception)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(exception);
                    Volatile.Write(ref failed, true);
                }
            }
        }

        try
        {
            Task.WaitAll([.. Enumerable.Range(0, workers).Select(_ => Task.Run(Work))]);
        }
        catch
        {
            // The wait was ended from outside: nobody wants the items that are left.
            Volatile.Write(ref failed, true);
            throw;
        }

        failures.FirstOrDefault(failure => failure is not null)?.Throw();
        return results;
    }
}
