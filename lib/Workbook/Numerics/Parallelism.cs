namespace Workbook;

/// <summary>How many threads one piece of work may use. Results never depend on it, only time does.</summary>
public static class Parallelism
{
    private static readonly AsyncLocal<int> Scoped = new();
    private static int _process = Environment.ProcessorCount;

    /// <summary>
    /// The limit here: that of the innermost <see cref="Limit"/>, else the process's own, which is the number of cores.
    /// Setting it sets the process's own. MathNet's own loops stay on one thread (<see cref="SimdLinearAlgebraProvider"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public static int MaxThreads
    {
        get => Scoped.Value > 0 ? Scoped.Value : _process;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _process = value;
        }
    }

    /// <summary>
    /// Sets the limit for this flow of execution and the tasks it starts, until the result is disposed:
    /// work that runs side by side already gives each part one thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static IDisposable Limit(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var before = Scoped.Value;
        Scoped.Value = threads;
        return new Restore(before);
    }

    private sealed class Restore(int before) : IDisposable
    {
        public void Dispose() => Scoped.Value = before;
    }
}
