using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Charts;

/// <summary>
/// A figure of Plotly's, as its JSON has it, read for a still picture. Kinds of traces that are drawn: scatter (lines, markers), bar,
/// histogram, box and heatmap, alone or in a grid. Source:
/// <see href="https://plotly.com/javascript/reference/index/">Plotly's reference</see>.
/// </summary>
internal sealed record PlotlyFigure(string Title, int Columns, IReadOnlyList<PanelModel> Panels, IReadOnlyList<string> OtherKinds)
{
    private const int MostBins = 40;

    private static readonly (double Width, double Height) Alone = (640, 380);
    private static readonly (double Width, double Height) Among = (440, 330);

    /// <summary>Reads <c>{"data": […], "layout": {…}}</c>.</summary>
    /// <exception cref="JsonException">It is no figure.</exception>
    public static PlotlyFigure Read(JsonObject figure)
    {
        var layout = figure["layout"] as JsonObject ?? [];
        var traces = (figure["data"] as JsonArray ?? throw new JsonException("The figure has no data.")).OfType<JsonObject>().ToList();
        var title = Text(layout["title"]);
        string[] others = [.. traces.Select(Kind).Where(kind => kind is null or not (
            "scatter" or "scattergl" or "bar" or "histogram" or "box" or "heatmap")).Distinct()];
        if (others.Length > 0)
        {
            return new PlotlyFigure(title, 1, [], others);
        }

        var groups = traces.GroupBy(trace => (Axis(trace, "xaxis"), Axis(trace, "yaxis"))).ToList();
        var columns = Math.Max(1, (int)(Number((layout["grid"] as JsonObject)?["columns"]) ?? Math.Min(groups.Count, 2)));
        var size = groups.Count == 1 ? Alone : Among;
        var panels = groups.Select(group => Panel(
            [.. group],
            groups.Count == 1 ? title : "",
            layout[group.Key.Item1] as JsonObject ?? [],
            layout[group.Key.Item2] as JsonObject ?? [],
            size));
        return new PlotlyFigure(title, columns, [.. panels], []);
    }

    /// <summary>What is to be seen, in a sentence for each trace.</summary>
    public static string Describe(JsonObject figure)
    {
        var title = Text(figure["layout"]?["title"]);
        var traces = (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Select(trace =>
        {
            var count = (trace["y"] ?? trace["x"] ?? trace["z"] ?? trace["values"]) is JsonArray values ? values.Count : 0;
            var name = Text(trace["name"]) is { Length: > 0 } given ? $" \"{given}\"" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{Kind(trace)}{name} of {count}");
        });
        return $"[Chart] {(title.Length > 0 ? title + ": " : "")}{string.Join(", ", traces)}";
    }

    private static PanelModel Panel(
        IReadOnlyList<JsonObject> traces, string title, JsonObject x, JsonObject y, (double Width, double Height) size)
    {
        // Texts on an axis are names of places, in the order in which they come.
        var (xNames, yNames) = (Names(traces, "x"), Names(traces, "y"));
        var boxes = traces.Where(trace => Kind(trace) == "box").ToList();
        if (boxes.Count > 0 && xNames.Count == 0)
        {
            xNames = [.. boxes.Select((box, i) => Text(box["name"]) is { Length: > 0 } name ? name : $"{i}")];
        }

        var series = traces.SelectMany(trace => Series(trace, boxes.IndexOf(trace), xNames, yNames)).ToArray();
        return new PanelModel(
            title, Text(x["title"]), Text(y["title"]), IsLog(x), IsLog(y), null, size.Width, size.Height, series)
        {
            XNames = xNames.Count == 0 ? null : [.. xNames],
            YNames = yNames.Count == 0 ? null : [.. yNames],
        };
    }

    private static IEnumerable<SeriesModel> Series(JsonObject trace, int box, List<string> xNames, List<string> yNames)
    {
        var name = Text(trace["name"]);
        var (x, y) = (Values(trace["x"], xNames), Values(trace["y"], yNames));
        var series = Kind(trace) switch
        {
            "bar" when Text(trace["orientation"]) == "h" => [new SeriesModel(name, "Bars", x, y, [], []) { IsSideways = true }],
            "bar" => [new SeriesModel(name, "Bars", x.Length > 0 ? x : Count(y), y, [], [])],
            "histogram" => [Histogram(name, x.Length > 0 ? x : y, (int?)Number(trace["nbinsx"]))],
            "box" when x.Length == y.Length => x.Zip(y).GroupBy(pair => pair.First, pair => pair.Second)
                .Select(group => new SeriesModel(name, "Box", [group.Key], [.. group], [], [])),
            "box" => [new SeriesModel(name, "Box", [box], y.Length > 0 ? y : x, [], [])],
            "heatmap" => [new SeriesModel(name, "Heatmap", x, y, [], []) { Z = Rows(trace["z"]) }],
            _ => (IEnumerable<SeriesModel>)[new SeriesModel(name, Mode(trace, y.Length), x.Length > 0 ? x : Count(y), y, [], [])],
        };
        var color = Text(trace["marker"]?["color"]) is { Length: > 0 } own ? own : Text(trace["line"]?["color"]);
        return series.Select(one => one with { Color = color.Length > 0 ? color : null });
    }

    // As Plotly has it: markers are drawn by themselves where there are few.
    private static string Mode(JsonObject trace, int count) => Text(trace["mode"]) switch
    {
        "markers" => "Points",
        "lines+markers" => "LineWithMarkers",
        "" when count < 20 => "LineWithMarkers",
        _ => "Line",
    };

    private static SeriesModel Histogram(string name, double?[] values, int? bins)
    {
        double[] there = [.. values.OfType<double>().Order()];
        var count = Math.Clamp(bins ?? (int)Math.Ceiling(Math.Sqrt(there.Length)), 1, MostBins);
        var (low, high) = there.Length == 0 ? (0, 1) : (there[0], there[^1] > there[0] ? there[^1] : there[0] + 1);
        var width = (high - low) / count;
        var heights = new double?[count];
        Array.Fill(heights, 0);
        foreach (var value in there)
        {
            heights[Math.Min(count - 1, (int)((value - low) / width))]++;
        }

        var edges = Enumerable.Range(0, count + 1).Select(i => (double?)(low + (i * width)));
        return new SeriesModel(name, "Histogram", [.. edges], heights, [], []);
    }

    private static bool IsLog(JsonObject axis) => Text(axis["type"]) == "log";

    private static string Kind(JsonObject trace) => Text(trace["type"]) is { Length: > 0 } kind ? kind : "scatter";

    // "x2" stands for "xaxis2".
    private static string Axis(JsonObject trace, string name) =>
        Text(trace[name]) is { Length: > 1 } axis ? name + axis[1..] : name;

    private static List<string> Names(IEnumerable<JsonObject> traces, string axis) =>
        [.. traces.SelectMany(trace => (trace[axis] as JsonArray ?? []).OfType<JsonValue>())
            .Where(value => value.GetValueKind() == JsonValueKind.String)
            .Select(value => value.GetValue<string>())
            .Distinct()];

    private static double?[] Values(JsonNode? values, List<string> names) =>
        [.. (values as JsonArray ?? []).Select(value => value?.GetValueKind() == JsonValueKind.String
            ? names.IndexOf(value.GetValue<string>())
            : Number(value))];

    private static double?[][] Rows(JsonNode? z) => [.. (z as JsonArray ?? []).Select(row => Values(row, []))];

    private static double?[] Count(double?[] values) => [.. values.Select((_, i) => (double?)i)];

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) ? number : null;

    // A title is a text, or an object that has one.
    private static string Text(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonObject inner => Text(inner["text"]),
        _ => "",
    };
}
