using System.Diagnostics;

namespace Workbook.Benchmarks;

/// <summary>Times pieces of work by turns, so that a busy machine slows all of them alike.</summary>
internal static class Timing
{
    /// <summary>The median milliseconds of each piece over <paramref name="rounds"/> rounds, after one that is not counted.</summary>
    internal static double[] Medians(int rounds, params Action[] pieces)
    {
        var times = Array.ConvertAll(pieces, _ => new double[rounds]);
        for (var round = -1; round < rounds; round++)
        {
            for (var piece = 0; piece < pieces.Length; piece++)
            {
                var start = Stopwatch.GetTimestamp();
                pieces[piece]();
                if (round >= 0)
                {
                    times[piece][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        }

        return Array.ConvertAll(times, Median);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
