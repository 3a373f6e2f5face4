using System.Diagnostics;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>Times our work in the way in which <c>peer.py</c> times that of the peers.</summary>
internal static class Timing
{
    private const int WarmUps = 3;

    /// <summary>How long one measurement of one side goes on, in seconds. It is the peers' too.</summary>
    public const double Seconds = 0.2;

    /// <summary>The median milliseconds of one call: of at least three, and of as many as fit <see cref="Seconds"/>.</summary>
    public static double Milliseconds(Action work)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            work();
        }

        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return ComparisonRow.Median(times);
    }

    /// <summary>
    /// The same as a side of a comparison, with a limit on threads. The work is prepared when it is measured for the first time.
    /// </summary>
    public static Func<Task<double>> Side(int threads, Lazy<Action> work, Func<double, double>? figure = null) => () => Task.Run(() =>
    {
        using var limit = Parallelism.Limit(threads);
        var milliseconds = Milliseconds(work.Value);
        return figure is null ? milliseconds : figure(milliseconds);
    });
}
