using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OxyPlot.Axes;
using static Workbook.Charts.PlotlyFigure;

namespace Workbook.Charts;

/// <summary>Reads the traces of a figure of Plotly's as the series of its panels.</summary>
internal sealed class PlotlyTraces(JsonObject layout, List<JsonObject> traces)
{
    private readonly string[] _colors = Colorway(layout) ?? Palette.Light;

    private readonly bool _hasLegend =
        layout["showlegend"] is JsonValue shown ? shown.GetValueKind() == JsonValueKind.True : traces.Count > 1;

    /// <summary>The colors that the layout, or a template that somebody chose, gives to traces in order.</summary>
    public static string[]? Colorway(JsonObject layout) =>
        (layout["colorway"] ?? (AdaptedChart.HasDefaultTemplate(layout) ? null : layout["template"]?["layout"]?["colorway"])) is JsonArray
        { Count: > 0 } given
            ? [.. given.Select(Text)]
            : null;

    /// <summary>The panel of the traces that share their axes.</summary>
    public PanelModel Panel(
        IReadOnlyList<JsonObject> own, string title, JsonObject x, JsonObject y, (double Width, double Height) size)
    {
        // Texts on an axis are names of places, in the order in which they come, or dates.
        var (xNames, yNames) = (Names(own, "x"), Names(own, "y"));
        var dates = xNames.Count > 0 && xNames.TrueForAll(name => Date(name) is not null);
        var boxes = own.Where(trace => Kind(trace) == "box").ToList();
        if (boxes.Count > 0 && xNames.Count == 0)
        {
            xNames = [.. boxes.Select((box, i) => Text(box["name"]) is { Length: > 0 } name ? name : $"{i}")];
        }

        double?[] X(JsonObject trace) => dates
            ? [.. (trace["x"] as JsonArray ?? []).Select(value => Date(Text(value)))]
            : Values(trace["x"], xNames);
        var bars = PlotlyBars.Place(layout, own, X, trace => Values(trace["y"], yNames));
        var series = own.SelectMany(
            trace => bars.TryGetValue(trace, out var placed)
                ? [placed]
                : Series(trace, boxes.IndexOf(trace), X(trace), Values(trace["y"], yNames))
                    .Select((one, i) => i == 0 ? one : one with { Name = "" }),
            Styled);
        return new PanelModel(
            title, Text(x["title"]), Text(y["title"]), IsLog(x), IsLog(y), null, size.Width, size.Height, [.. series])
        {
            XNames = xNames.Count == 0 || dates ? null : [.. xNames],
            YNames = yNames.Count == 0 ? null : [.. yNames],
            HasDates = dates,
            ShowsLegend = _hasLegend && own.Any(trace => Kind(trace) != "heatmap"),
        };
    }

    /// <summary>Whether no text is among values.</summary>
    public static bool AreNumbers(JsonNode? values) =>
        (values as JsonArray ?? []).All(value => value?.GetValueKind() != JsonValueKind.String);

    /// <summary>The numbers among values.</summary>
    public static double?[] Numbers(JsonNode? values) => Values(values, []);

    private static IEnumerable<SeriesModel> Series(JsonObject trace, int box, double?[] x, double?[] y) => Kind(trace) switch
    {
        "box" when x.Length == y.Length => x.Zip(y).GroupBy(pair => pair.First, pair => pair.Second)
            .Select(group => new SeriesModel("", "Box", [group.Key], [.. group], [], [])),
        "box" => [new SeriesModel("", "Box", [box], y.Length > 0 ? y : x, [], [])],
        "heatmap" => [new SeriesModel("", "Heatmap", x, y, [], []) { Z = Rows(trace["z"]), Scale = trace["colorscale"] }],
        _ => [new SeriesModel("", Mode(trace, y.Length), x.Length > 0 ? x : Count(y), y, [], Spread(trace))],
    };

    // Name, color and marks are a trace's, whatever it is drawn by.
    private SeriesModel Styled(JsonObject trace, SeriesModel series)
    {
        var index = traces.IndexOf(trace);
        var name = Text(trace["name"]) is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"trace {index}");
        var own = Text(trace["line"]?["color"]) is { Length: > 0 } line ? line : Text(trace["marker"]?["color"]);
        return series with
        {
            Name = trace["showlegend"] is JsonValue shown && shown.GetValueKind() == JsonValueKind.False ? "" : name,
            Color = own.Length > 0 ? own : _colors[index % _colors.Length],
            Opacity = Number(trace["opacity"]) ?? Number(trace["marker"]?["opacity"]) ?? 1,
            Dash = Text(trace["line"]?["dash"]) is { Length: > 0 } dash ? dash : "solid",
            Symbol = Text(trace["marker"]?["symbol"]) is { Length: > 0 } symbol ? symbol : "circle",
        };
    }

    /// <summary>Half the lengths of a trace's error bars.</summary>
    public static double?[] Spread(JsonObject trace) => Values(trace["error_y"]?["array"], []);

    /// <summary>The places 0, 1, 2, … of values.</summary>
    public static double?[] Count(double?[] values) => [.. values.Select((_, i) => (double?)i)];

    // As Plotly has it: markers are drawn by themselves where there are few.
    private static string Mode(JsonObject trace, int count)
    {
        var mode = Text(trace["mode"]) is { Length: > 0 } given ? given : count < 20 ? "lines+markers" : "lines";
        return !mode.Contains("lines", StringComparison.Ordinal) ? "Points"
            : mode.Contains("markers", StringComparison.Ordinal) ? "LineWithMarkers" : "Line";
    }

    private static bool IsLog(JsonObject axis) => Text(axis["type"]) == "log";

    private static double? Date(string text) =>
        text is [_, _, _, _, '-', ..]
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
            ? DateTimeAxis.ToDouble(date)
            : null;

    private static List<string> Names(IEnumerable<JsonObject> traces, string axis) =>
        [.. traces.SelectMany(trace => (trace[axis] as JsonArray ?? []).OfType<JsonValue>())
            .Where(value => value.GetValueKind() == JsonValueKind.String)
            .Select(Text)
            .Distinct()];

    private static double?[] Values(JsonNode? values, List<string> names) =>
        [.. (values as JsonArray ?? []).Select(value => value?.GetValueKind() == JsonValueKind.String
            ? names.IndexOf(Text(value)) is >= 0 and var place ? place : null
            : Number(value))];

    private static double?[][] Rows(JsonNode? z) => [.. (z as JsonArray ?? []).Select(row => Values(row, []))];
}
