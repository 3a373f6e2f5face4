using System.Text.Json.Nodes;

namespace Workbook.Charts;

/// <summary>A panel as the JSON that crosses to the charts library, which shares no type with this one.</summary>
internal static class PanelJson
{
    /// <summary>The longest series that is passed on whole.</summary>
    public const int MostPoints = 2000;

    /// <summary>
    /// <c>{"title", "x", "y", "xLog", "yLog", "yRange": [low, high] or null, "width", "height",
    /// "series": [{"name", "kind", "x": […], "y": […], "labels": […], "spread": […]}]}</c>; numbers have six significant digits, what is
    /// not finite is null.
    /// </summary>
    public static string Write(Panel panel, PanelSize size) => new JsonObject
    {
        ["title"] = panel.Title,
        ["x"] = panel.X,
        ["y"] = panel.Y,
        ["xLog"] = panel.XScale == AxisScale.Log,
        ["yLog"] = panel.YScale == AxisScale.Log,
        ["yRange"] = panel.YLimits is { } limits ? Numbers([limits.Low, limits.High]) : null,
        ["width"] = size.Width,
        ["height"] = size.Height,
        ["series"] = new JsonArray([.. panel.Series.Select(Node)]),
    }.ToJsonString();

    private static JsonObject Node(Series series)
    {
        var thinned = series.Kind is SeriesKind.Line or SeriesKind.LineWithMarkers or SeriesKind.Points && series.Y.Count > MostPoints;
        int[] kept = thinned ? Thinning.Keep(series.Y, MostPoints) : [];
        JsonNode Picked(IReadOnlyList<double> values) => Numbers(thinned && values.Count > 0 ? kept.Select(i => values[i]) : values);
        return new JsonObject
        {
            ["name"] = series.Name,
            ["kind"] = series.Kind.ToString(),
            ["x"] = Picked(series.X),
            ["y"] = Picked(series.Y),
            ["spread"] = Picked(series.Spread),
            ["labels"] = new JsonArray([.. series.Labels.Select(label => (JsonNode)label)]),
        };
    }

    private static JsonNode Numbers(IEnumerable<double> values) => JsonNode.Parse($"[{string.Join(',', values.Select(Number))}]")!;

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "null";
}
