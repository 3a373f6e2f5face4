namespace Workbook;

/// <summary>One named set of points in a <see cref="Panel"/>. A value that is not a number leaves a gap.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="X">Positions; of a histogram the bins' edges, one more than counts; of bars 0, 1, 2, …</param>
/// <param name="Y">Values; of a histogram the counts.</param>
public sealed record Series(string Name, SeriesKind Kind, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The bars' labels; empty for the other kinds.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Half the length of the error bar at each point; empty for none.</summary>
    public IReadOnlyList<double> Spread { get; init; } = [];
}

/// <summary>How a series is drawn.</summary>
public enum SeriesKind
{
    /// <summary>A line through the points.</summary>
    Line,

    /// <summary>A line with a marker at each point.</summary>
    LineWithMarkers,

    /// <summary>Markers alone.</summary>
    Points,

    /// <summary>One bar for each label.</summary>
    Bars,

    /// <summary>Counts of values in bins of equal width.</summary>
    Histogram,
}
