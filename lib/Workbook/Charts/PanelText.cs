namespace Workbook.Charts;

/// <summary>A panel in words.</summary>
internal static class PanelText
{
    /// <summary>One sentence: title, axes, and where each series starts and ends.</summary>
    public static string Sentence(Panel panel)
    {
        var series = panel.Series.Count == 0 ? "nothing to show" : string.Join("; ", panel.Series.Select(Phrase));
        return $"{panel.Title} (x: {AxisName(panel.X, panel.XScale)}, y: {AxisName(panel.Y, panel.YScale)}): {series}.";
    }

    /// <summary>The title's and the axes' line, then one line for each series.</summary>
    public static string Lines(Panel panel)
    {
        var text = new StringBuilder($"{panel.Title}  [x: {AxisName(panel.X, panel.XScale)}; y: {AxisName(panel.Y, panel.YScale)}]\n");
        var width = panel.Series.Select(series => series.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var series in panel.Series)
        {
            text.Append("  ").Append(series.Name.PadRight(width)).Append("  ").Append(Describe(series)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A whole number in full, another with at most four significant digits.</summary>
    public static string Number(double value)
        => double.IsInteger(value) && Math.Abs(value) < 1e9
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("G4", CultureInfo.InvariantCulture).Replace("E-0", "E-").Replace("E+0", "E+");

    private static string AxisName(string name, AxisScale scale) => scale == AxisScale.Log ? $"{name}, logarithmic" : name;

    private static string Phrase(Series series)
    {
        var finite = FiniteIndexes(series);
        if (finite.Length == 0)
        {
            return $"{series.Name} has no values";
        }

        if (series.Kind == SeriesKind.Bars)
        {
            return $"{series.Name}: {string.Join(", ", series.Labels.Zip(series.Y, (label, y) => $"{label} {Number(y)}"))}";
        }

        if (series.Kind == SeriesKind.Histogram)
        {
            return $"{series.Name}: {HistogramText(series)}";
        }

        var (first, last) = (series.Y[finite[0]], series.Y[finite[^1]]);
        if (finite.Length == 1)
        {
            return $"{series.Name} is {Number(first)} at {Number(series.X[finite[0]])}";
        }

        var (low, high) = (finite.MinBy(i => series.Y[i]), finite.MaxBy(i => series.Y[i]));
        var extremes = new StringBuilder();
        if (high != finite[0] && high != finite[^1])
        {
            extremes.Append(CultureInfo.InvariantCulture, $", highest {Number(series.Y[high])} at {Number(series.X[high])}");
        }

        if (low != finite[0] && low != finite[^1])
        {
            extremes.Append(CultureInfo.InvariantCulture, $", lowest {Number(series.Y[low])} at {Number(series.X[low])}");
        }

        var gaps = series.Y.Count - finite.Length;
        return $"{series.Name} goes from {Number(first)} to {Number(last)}{extremes}"
            + (gaps == 0 ? "" : $", {gaps} of {series.Y.Count} not a number");
    }

    private static string Describe(Series series)
    {
        var finite = FiniteIndexes(series);
        if (finite.Length == 0)
        {
            return "no values";
        }

        if (series.Kind == SeriesKind.Bars)
        {
            return string.Join(", ", series.Labels.Select((label, i) => $"{label} {Number(series.Y[i])}{Spread(series, i)}"));
        }

        if (series.Kind == SeriesKind.Histogram)
        {
            return HistogramText(series);
        }

        string At(int i) => $"{Number(series.Y[i])} at {Number(series.X[i])}";
        var gaps = series.Y.Count - finite.Length;
        return $"{series.Y.Count} points: first {At(finite[0])}, last {At(finite[^1])}, "
            + $"min {At(finite.MinBy(i => series.Y[i]))}, max {At(finite.MaxBy(i => series.Y[i]))}"
            + (gaps == 0 ? "" : $"; {gaps} not a number");
    }

    private static string HistogramText(Series series)
    {
        var peak = Enumerable.Range(0, series.Y.Count).MaxBy(i => series.Y[i]);
        return $"{Number(series.Y.Sum())} values from {Number(series.X[0])} to {Number(series.X[^1])}, "
            + $"most ({Number(series.Y[peak])}) between {Number(series.X[peak])} and {Number(series.X[peak + 1])}";
    }

    private static string Spread(Series series, int i) => series.Spread.Count == 0 ? "" : $" ± {Number(series.Spread[i])}";

    private static int[] FiniteIndexes(Series series) =>
        [.. Enumerable.Range(0, series.Y.Count).Where(i => double.IsFinite(series.Y[i]) && double.IsFinite(series.X[i]))];
}
