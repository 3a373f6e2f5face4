namespace Workbook;

/// <summary>
/// One plot with its axes. Immutable: each method returns a new panel with one thing more, so calls are chained:
/// <c>new Panel("Training loss", "Iteration", "Loss").Points("baseline", losses).LogX()</c>.
/// </summary>
/// <param name="Title">What stands above the plot.</param>
/// <param name="X">The horizontal axis's name.</param>
/// <param name="Y">The vertical axis's name.</param>
public sealed record Panel(string Title, string X, string Y)
{
    /// <summary>The longest line that has markers of itself.</summary>
    private const int MostMarkers = 40;

    /// <summary>What is plotted, in the order in which it was added.</summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    /// <summary>The horizontal axis's scale.</summary>
    public AxisScale XScale { get; init; }

    /// <summary>The vertical axis's scale.</summary>
    public AxisScale YScale { get; init; }

    /// <summary>The vertical axis's ends; <see langword="null"/> where the data decide.</summary>
    public (double Low, double High)? YLimits { get; init; }

    /// <summary>Adds a line through <paramref name="y"/> at 0, 1, 2, … Short ones have markers, unless it is said otherwise.</summary>
    public Panel Line(string name, IEnumerable<double> y, bool? markers = null) => Line(name, null, [.. y], markers, null);

    /// <summary>Adds a line, with error bars of ±<paramref name="spread"/> where they are given.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Panel Line(string name, IEnumerable<double> x, IEnumerable<double> y, bool? markers = null, IEnumerable<double>? spread = null)
        => Line(name, x, [.. y], markers, spread);

    /// <summary>Adds several lines at 0, 1, 2, …</summary>
    public Panel Lines<TValues>(IEnumerable<(string Name, TValues Y)> lines, bool? markers = null)
        where TValues : IEnumerable<double>
        => lines.Aggregate(this, (panel, line) => panel.Line(line.Name, line.Y, markers));

    /// <summary>Adds markers for <paramref name="y"/> at 0, 1, 2, …</summary>
    public Panel Points(string name, IEnumerable<double> y) => Add(name, SeriesKind.Points, null, y);

    /// <summary>Adds markers, with error bars of ±<paramref name="spread"/> where they are given.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Panel Points(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double>? spread = null)
        => Add(name, SeriesKind.Points, x, y, spread);

    /// <summary>Adds a bar for each label. Further bars in the panel stand beside them and need the same labels.</summary>
    /// <exception cref="ArgumentException">There are not as many labels as values, or other bars have other labels.</exception>
    public Panel Bars(string name, IEnumerable<string> labels, IEnumerable<double> y, IEnumerable<double>? spread = null)
    {
        string[] labelArray = [.. labels];
        double[] heights = [.. y];
        SameLength(name, "labels", labelArray.Length, heights.Length);
        if (Series.FirstOrDefault(series => series.Kind == SeriesKind.Bars) is { } first && !first.Labels.SequenceEqual(labelArray))
        {
            throw new ArgumentException(
                $"Bars \"{name}\" have the labels {string.Join(", ", labelArray)}; "
                + $"\"{first.Name}\" in the same panel has {string.Join(", ", first.Labels)}.");
        }

        return Add(name, SeriesKind.Bars, null, heights, spread, labelArray);
    }

    /// <summary>Adds the counts of <paramref name="values"/> in bins of equal width over their range, or over the given one.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="range"/> is empty.</exception>
    public Panel Histogram(string name, IEnumerable<double> values, int bins = 30, (double Low, double High)? range = null)
    {
        if (range is { } given && !(given.High > given.Low))
        {
            throw new ArgumentException($"Histogram \"{name}\": no bins go from {given.Low:R} to {given.High:R}.", nameof(range));
        }

        var (edges, counts) = Bins([.. values], bins, range);
        return this with { Series = [.. Series, new Series(name, SeriesKind.Histogram, edges, counts)] };
    }

    /// <summary>A logarithmic horizontal axis.</summary>
    public Panel LogX() => this with { XScale = AxisScale.Log };

    /// <summary>A logarithmic vertical axis.</summary>
    public Panel LogY() => this with { YScale = AxisScale.Log };

    /// <summary>A vertical axis from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    public Panel YRange(double low, double high) => double.IsFinite(low) && double.IsFinite(high) && low < high
        ? this with { YLimits = (low, high) }
        : throw new ArgumentException($"{Title}: the vertical axis cannot go from {low:R} to {high:R}.");

    // The edges of the bins, and how many values lie in each; the last bin holds its upper edge. Only finite values inside are counted.
    private static (double[] Edges, double[] Counts) Bins(double[] values, int bins, (double Low, double High)? range)
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

    private static void SameLength(string name, string what, int found, int wanted)
    {
        if (found != wanted)
        {
            throw new ArgumentException($"Series \"{name}\" has {found} {what} for {wanted} values.");
        }
    }

    private Panel Line(string name, IEnumerable<double>? x, double[] y, bool? markers, IEnumerable<double>? spread)
        => Add(name, markers ?? y.Length <= MostMarkers ? SeriesKind.LineWithMarkers : SeriesKind.Line, x, y, spread);

    private Panel Add(
        string name, SeriesKind kind, IEnumerable<double>? x, IEnumerable<double> y, IEnumerable<double>? spread = null,
        string[]? labels = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(y);
        double[] values = [.. y];
        double[] positions = x is null ? [.. Enumerable.Range(0, values.Length).Select(i => (double)i)] : [.. x];
        double[] spreads = spread is null ? [] : [.. spread];
        SameLength(name, "positions", positions.Length, values.Length);
        if (spread is not null)
        {
            SameLength(name, "spreads", spreads.Length, values.Length);
        }

        return this with { Series = [.. Series, new Series(name, kind, positions, values) { Spread = spreads, Labels = labels ?? [] }] };
    }
}

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    /// <summary>Equal steps for equal differences.</summary>
    Linear,

    /// <summary>Equal steps for equal ratios; values that are not positive are left out.</summary>
    Log,
}
