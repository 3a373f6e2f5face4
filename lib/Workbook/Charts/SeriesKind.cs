namespace Workbook;

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
