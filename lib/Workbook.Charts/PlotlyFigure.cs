using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Charts;

/// <summary>
/// A figure of Plotly's, as its JSON has it, read for a still picture. Kinds of traces that are drawn: scatter (lines, markers), bar,
/// histogram, box and heatmap, alone or in a grid. Source:
/// <see href="https://plotly.com/javascript/reference/index/">Plotly's reference</see>.
/// </summary>
internal sealed partial record PlotlyFigure(string Title, int Columns, IReadOnlyList<PanelModel> Panels, IReadOnlyList<string> OtherKinds)
{
    /// <summary>What the title over several subplots takes, as on the sheet that the library puts them on.</summary>
    private const double TitleHeight = 30;

    // Without a size of one's own, as panels of the library (PanelSize).
    private static readonly (double Width, double Height) Alone = (640, 380);

    /// <summary>The whole width in CSS pixels.</summary>
    public double Width { get; private init; } = Alone.Width;

    /// <summary>The whole height in CSS pixels.</summary>
    public double Height { get; private init; } = Alone.Height;

    /// <summary>Reads <c>{"data": […], "layout": {…}}</c>.</summary>
    /// <exception cref="JsonException">It is no figure.</exception>
    public static PlotlyFigure Read(JsonObject figure)
    {
        var layout = figure["layout"] as JsonObject ?? [];
        var traces = (figure["data"] as JsonArray ?? throw new JsonException("The figure has no data.")).OfType<JsonObject>().ToList();
        var title = Text(layout["title"]);
        string[] others = [.. traces.Select(OtherKind).OfType<string>().Distinct()];
        var given = GivenSize(layout);
        if (others.Length > 0)
        {
            return new PlotlyFigure(title, 1, [], others)
            {
                Width = given.Width ?? Alone.Width, Height = given.Height ?? Alone.Height,
            };
        }

        var reader = new PlotlyTraces(layout, traces);
        var groups = Subplots(traces);
        var columns = Math.Max(1, (int)(Number((layout["grid"] as JsonObject)?["columns"]) ?? Math.Min(groups.Count, 2)));
        var rows = Math.Max(1, (groups.Count + columns - 1) / columns);
        var size = groups.Count <= 1 ? Alone : columns < 3 ? (Width: 440, Height: 330) : (Width: 300, Height: 310);
        var top = groups.Count > 1 && title.Length > 0 ? TitleHeight : 0;
        size = (
            (int)((given.Width ?? (columns * size.Width)) / columns),
            (int)(((given.Height ?? (top + (rows * size.Height))) - top) / rows));
        var titles = (layout["annotations"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(note => note["showarrow"] is JsonValue arrow && arrow.GetValueKind() == JsonValueKind.False).Select(Text).ToList();
        var panels = groups.Select((group, i) => reader.Panel(
            [.. group],
            groups.Count == 1 ? title : titles.Count == groups.Count ? titles[i] : "",
            layout[group.Key.X] as JsonObject ?? [],
            layout[group.Key.Y] as JsonObject ?? [],
            size));
        return new PlotlyFigure(title, columns, [.. panels], [])
        {
            Width = columns * size.Width, Height = top + (rows * size.Height),
        };
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

    /// <summary>The traces that are seen, by the layout's names of the axes that they share; a panel for each.</summary>
    public static IReadOnlyList<IGrouping<(string X, string Y), JsonObject>> Subplots(IEnumerable<JsonObject> traces) =>
        [.. traces.Where(IsSeen).GroupBy(trace => (Axis(trace, "xaxis"), Axis(trace, "yaxis")))];

    /// <summary>A trace's kind.</summary>
    public static string Kind(JsonObject trace) => Text(trace["type"]) is { Length: > 0 } kind ? kind : "scatter";

    // What the still picture does not draw, in words.
    private static string? OtherKind(JsonObject trace) => Kind(trace) switch
    {
        "histogram" when Text(trace["histfunc"]) is not ("" or "count") => $"histogram ({Text(trace["histfunc"])})",
        "histogram" when trace["cumulative"]?["enabled"]?.GetValueKind() == JsonValueKind.True => "cumulative histogram",
        "box" when Text(trace["orientation"]) == "h" || trace["y"] is null => "lying box",
        "scatter" or "scattergl" or "bar" or "histogram" or "box" or "heatmap" => null,
        var kind => kind,
    };

    /// <summary>The number, if it is one.</summary>
    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) ? number : null;

    /// <summary>A text, or that of an object that has one (a title), without Plotly's tags; else nothing.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => System.Net.WebUtility.HtmlDecode(
            Tag().Replace(value.GetValue<string>().Replace("<br>", " ", StringComparison.Ordinal), "")),
        JsonObject inner => Text(inner["text"]),
        _ => "",
    };

    // Plotly.NET writes 600 by 600 unasked.
    private static (double? Width, double? Height) GivenSize(JsonObject layout) =>
        (Number(layout["width"]), Number(layout["height"])) is var size && size is (600, 600) ? (null, null) : size;

    // "x2" stands for "xaxis2".
    private static string Axis(JsonObject trace, string name) =>
        Text(trace[name]) is { Length: > 1 } axis ? name + axis[1..] : name;

    private static bool IsSeen(JsonObject trace) =>
        trace["visible"] is not JsonValue visible || visible.GetValueKind() == JsonValueKind.True;

    [GeneratedRegex("</?(b|i|em|sub|sup|span|a)( [^>]*)?>")]
    private static partial Regex Tag();
}
