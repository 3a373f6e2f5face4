namespace Workbook.Charts;

/// <summary>Counts values in bins of equal width.</summary>
internal static class Binning
{
    /// <summary>
    /// The edges of the bins, and how many values lie in each; the last bin holds its upper edge. Only finite values inside are counted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public static (double[] Edges, double[] Counts) Count(double[] values, int bins, (double Low, double High)? range)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var finite = values.Where(double.IsFinite).ToArray();
        var (low, high) = range ?? (finite.Length == 0 ? (0.0, 1.0) : (finite.Min(), finite.Max()));
        if (!(high > low))
        {
            // All values are equal: bins around them, wide enough to be told apart.
            var half = Math.Max(0.5, Math.Abs(low) * 1e-3);
            (low, high) = (low - half, low + half);
        }

        var width = (high - low) / bins;
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => i == bins ? high : low + (i * width))];
        var counts = new double[bins];
        foreach (var value in finite)
        {
            if (value >= low && value <= high)
            {
                counts[Math.Min(bins - 1, (int)((value - low) / width))]++;
            }
        }

        return (edges, counts);
    }
}
