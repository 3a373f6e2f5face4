using System.Text.Json;

namespace Workbook.Charts;

/// <summary>A panel as it comes across: the JSON's names and meaning are the library's (<c>PanelJson</c>).</summary>
internal sealed record PanelModel(
    string Title, string X, string Y, bool XLog, bool YLog, double[]? YRange, double Width, double Height, SeriesModel[] Series)
{
    /// <summary>Names of the places 0, 1, 2, … on the x axis; <see langword="null"/> where it has numbers.</summary>
    public string[]? XNames { get; init; }

    /// <summary>The same of the y axis.</summary>
    public string[]? YNames { get; init; }

    /// <summary>Whether the numbers of the x axis are days, as OxyPlot counts them.</summary>
    public bool HasDates { get; init; }

    /// <summary>Whether there is a legend; <see langword="null"/> where the names decide.</summary>
    public bool? ShowsLegend { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="JsonException">It is not a panel.</exception>
    public static PanelModel Parse(string json) =>
        JsonSerializer.Deserialize<PanelModel>(json, Options) ?? throw new JsonException("A panel cannot be null.");

    /// <summary>Whether a logarithmic axis goes over so few powers of ten that it must name numbers between them.</summary>
    public static bool IsShortLog(IEnumerable<double?> values)
    {
        var positive = values.Where(value => value > 0).DefaultIfEmpty(1).ToArray();
        return positive.Max() / positive.Min() < 150;
    }

    /// <summary>The title's size: one of forty letters fits over a panel that stands beside two others.</summary>
    public int TitleSize => Width < 400 ? 12 : 14;

    /// <summary>Whether the panel needs a legend: with one series, only where its name says more than the axis does.</summary>
    public bool HasLegend => ShowsLegend ??
        (Series.Length > 1 || (Series.Length == 1 && Series[0].Name.Length > 0 && Series[0].Name != Y && Series[0].Name != Title));
}

/// <summary>A series as it comes across. A <see langword="null"/> among the numbers is one that was not finite.</summary>
internal sealed record SeriesModel(string Name, string Kind, double?[] X, double?[] Y, string[] Labels, double?[] Spread)
{
    public bool HasLine => Kind is "Line" or "LineWithMarkers";

    public bool HasMarkers => Kind is "LineWithMarkers" or "Points";

    public bool IsBars => Kind == "Bars";

    public bool IsHistogram => Kind == "Histogram";

    public bool IsBox => Kind == "Box";

    public bool IsHeatmap => Kind == "Heatmap";

    /// <summary>Where bars begin; none for 0.</summary>
    public double[] Bases { get; init; } = [];

    /// <summary>How wide bars are on their axis; 0 where their number decides.</summary>
    public double BarWidth { get; init; }

    /// <summary>How far from their places bars have their middle.</summary>
    public double BarCenter { get; init; }

    /// <summary>From 0, unseen, to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>A line's dashes in Plotly's word; <see langword="null"/> where the series' number decides.</summary>
    public string? Dash { get; init; }

    /// <summary>A marker in Plotly's word; <see langword="null"/> where the series' number decides.</summary>
    public string? Symbol { get; init; }

    /// <summary>A heatmap's colors, as Plotly has them: a name, or pairs of a share and a color.</summary>
    public System.Text.Json.Nodes.JsonNode? Scale { get; init; }

    /// <summary>Whether bars lie: their lengths are <see cref="X"/>, their places <see cref="Y"/>.</summary>
    public bool IsSideways { get; init; }

    /// <summary>A heatmap's numbers, row by row from below.</summary>
    public double?[][] Z { get; init; } = [];

    /// <summary>A color of its own, as CSS; <see langword="null"/> for the palette's.</summary>
    public string? Color { get; init; }

    /// <summary>The i-th number of <paramref name="values"/>, or NaN.</summary>
    public static double At(double?[] values, int i) => i < values.Length ? values[i] ?? double.NaN : double.NaN;

    /// <summary>Whether the positions are 0, 1, 2, …</summary>
    public bool CountsFromZero => !X.Where((x, i) => x != i).Any();
}
