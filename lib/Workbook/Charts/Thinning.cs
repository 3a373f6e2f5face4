namespace Workbook.Charts;

/// <summary>Leaves points out of long series, so that a figure stays small and looks the same.</summary>
internal static class Thinning
{
    /// <summary>
    /// The indexes of at most <paramref name="most"/> points that keep a curve's outline: its ends, and of each stretch between them the
    /// lowest and the highest point. Points that are not numbers count as neither, unless a stretch has no others.
    /// </summary>
    public static int[] Keep(IReadOnlyList<double> values, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 4);
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }

        var kept = new SortedSet<int> { 0, values.Count - 1 };
        var stretches = (most - 2) / 2;
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var from = (int)((long)stretch * values.Count / stretches);
            var to = (int)((long)(stretch + 1) * values.Count / stretches);
            var (low, high) = (from, from);
            foreach (var i in Enumerable.Range(from, to - from).Where(i => double.IsFinite(values[i])))
            {
                low = values[i] < values[low] || !double.IsFinite(values[low]) ? i : low;
                high = values[i] > values[high] || !double.IsFinite(values[high]) ? i : high;
            }

            kept.Add(low);
            kept.Add(high);
        }

        return [.. kept];
    }
}
