namespace Workbook.Charts;

/// <summary>A series as it comes across. A <see langword="null"/> among the numbers is one that was not finite.</summary>
internal sealed record SeriesModel(string Name, string Kind, double?[] X, double?[] Y, string[] Labels, double?[] Spread)
{
    public bool HasLine => Kind is "Line" or "LineWithMarkers";

    public bool HasMarkers => Kind is "LineWithMarkers" or "Points";

    public bool IsBars => Kind == "Bars";

    public bool IsHistogram => Kind == "Histogram";

    /// <summary>The i-th number of <paramref name="values"/>, or NaN.</summary>
    public static double At(double?[] values, int i) => i < values.Length ? values[i] ?? double.NaN : double.NaN;

    /// <summary>Whether the positions are 0, 1, 2, …</summary>
    public bool CountsFromZero => !X.Where((x, i) => x != i).Any();
}
