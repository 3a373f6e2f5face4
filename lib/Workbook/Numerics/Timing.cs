using System.Diagnostics;

namespace Workbook;

/// <summary>How long something took, in milliseconds: the median of many calls and the ends of their middle half.</summary>
/// <param name="Median">The median, ms.</param>
/// <param name="Low">A quarter of the calls were faster, ms.</param>
/// <param name="High">A quarter of the calls were slower, ms.</param>
public sealed record Timing(double Median, double Low, double High)
{
    /// <summary>
    /// Times two pieces of work by turns, so that whatever else the machine does meets both. Each is called
    /// <paramref name="calls"/> times, after a tenth as many that do not count: the compiler is still at work in those.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is not positive.</exception>
    public static (Timing First, Timing Second) Compare(Action first, Action second, int calls = 200)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(calls);
        for (var i = 0; i <= calls / 10; i++)
        {
            first();
            second();
        }

        var (firstTimes, secondTimes) = (new double[calls], new double[calls]);
        for (var i = 0; i < calls; i++)
        {
            firstTimes[i] = Milliseconds(first);
            secondTimes[i] = Milliseconds(second);
        }

        return (Of(firstTimes), Of(secondTimes));
    }

    /// <summary>"0.420 ms (0.400 to 0.470)".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.000} ms ({Low:0.000} to {High:0.000})");

    /// <summary>Median and quartiles of single times.</summary>
    internal static Timing Of(double[] milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        return new Timing(At(0.5), At(0.25), At(0.75));
    }

    private static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
