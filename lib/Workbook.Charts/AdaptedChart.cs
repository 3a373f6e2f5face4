using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Workbook.Charts.PlotlyFigure;

namespace Workbook.Charts;

/// <summary>
/// The interactive form of a figure that somebody else made: in the look of the still picture wherever nothing else was asked for.
/// </summary>
internal static partial class AdaptedChart
{
    // How far below the plot the legend stands, past the axis's numbers and title.
    private const double LegendDistance = 60;
    private const double Bottom = 48;

    private static readonly string[] ColoredParts = ["line", "marker", "error_y"];

    /// <summary><c>{"data": […], "layout": {…}, "frames": []}</c>; <c>layout.meta.dark</c> holds what a dark page changes.</summary>
    public static JsonObject Json(JsonObject figure, PlotlyFigure still)
    {
        var layout = (figure["layout"] as JsonObject)?.DeepClone().AsObject() ?? [];
        var data = figure["data"]!.DeepClone().AsArray();
        // The page's element has the width, and a narrow page less of it.
        layout.Remove("width");
        layout["height"] = still.Height;
        JsonObject[] traces = [.. data.OfType<JsonObject>()];
        var isOurs = layout["template"] is null || HasDefaultTemplate(layout);
        if (isOurs)
        {
            var titled = still.Title.Length > 0;
            var noted = layout["annotations"] is JsonArray { Count: > 0 };
            layout["template"] = Template(still.Height, 12 + (titled ? 24 : 0) + (noted ? 24 : 0));
            if (titled && Tag().Replace(TitleText(layout), "") == TitleText(layout))
            {
                var title = layout["title"] as JsonObject ?? [];
                title["text"] = $"<b>{TitleText(layout)}</b>";
                layout["title"] = title;
            }
        }

        foreach (var spread in traces.Where(trace => Kind(trace) == "bar").Select(trace => trace["error_y"]).OfType<JsonObject>())
        {
            spread.TryAdd("color", Palette.Ink);
        }

        var subplots = Subplots(traces).Zip(still.Panels).Select(pair => (pair.First.Key, Traces: pair.First.ToArray(), Panel: pair.Second))
            .ToList();
        NameAxes(layout, subplots);
        foreach (var (_, own, panel) in subplots)
        {
            TellBins(layout, own);
            if (traces.Any(trace => Kind(trace) == "histogram"))
            {
                KeepGaps(own, panel);
            }
        }

        layout["meta"] = new JsonObject { ["dark"] = Dark(layout, traces, isOurs) };
        return new JsonObject { ["data"] = data, ["layout"] = layout, ["frames"] = new JsonArray() };
    }

    /// <summary>Whether a layout has the template that Plotly.NET writes unasked.</summary>
    public static bool HasDefaultTemplate(JsonObject layout) =>
        layout["template"]?["layout"] is JsonObject template
            && CssColor.Parse(Text(template["plot_bgcolor"])) is { R: 229, G: 236, B: 246 }
            && CssColor.Parse(Text(template["paper_bgcolor"])) is { R: 255, G: 255, B: 255 };

    private static JsonObject Template(double height, double top) => new()
    {
        ["layout"] = new JsonObject
        {
            ["font"] = new JsonObject { ["family"] = InteractiveChart.Font, ["size"] = 12, ["color"] = Palette.Ink },
            ["title"] = new JsonObject
            {
                ["x"] = 0.5, ["y"] = 1 - (12 / height), ["yanchor"] = "top", ["font"] = new JsonObject { ["size"] = 14 },
            },
            ["colorway"] = Array(Palette.Light),
            ["colorscale"] = new JsonObject { ["sequential"] = Viridis() },
            ["paper_bgcolor"] = Palette.Card,
            ["plot_bgcolor"] = Palette.Card,
            ["margin"] = new JsonObject { ["l"] = 60, ["r"] = 16, ["t"] = top, ["b"] = Bottom },
            ["xaxis"] = Axis(),
            ["yaxis"] = Axis(),
            ["legend"] = new JsonObject
            {
                ["orientation"] = "h", ["traceorder"] = "normal", ["x"] = 0.5, ["xanchor"] = "center", ["yanchor"] = "top",
                ["y"] = Math.Round(-LegendDistance / Math.Max(LegendDistance, height - top - Bottom), 3),
            },
            // From where all of a plot in space is seen.
            ["scene"] = new JsonObject
            {
                ["xaxis"] = SpaceAxis(), ["yaxis"] = SpaceAxis(), ["zaxis"] = SpaceAxis(),
                ["camera"] = new JsonObject { ["eye"] = new JsonObject { ["x"] = 1.6, ["y"] = 1.6, ["z"] = 1.2 } },
            },
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["namelength"] = -1 },
            ["annotationdefaults"] = new JsonObject { ["font"] = new JsonObject { ["size"] = 14 } },
        },
        ["data"] = new JsonObject
        {
            ["heatmap"] = new JsonArray(Colored()),
            ["surface"] = new JsonArray(Colored()),
        },
    };

    private static JsonObject Colored() => new()
    {
        ["colorscale"] = Viridis(),
        ["colorbar"] = new JsonObject { ["outlinewidth"] = 0 },
    };

    private static JsonObject Axis() => new()
    {
        ["title"] = new JsonObject { ["standoff"] = 8, ["font"] = new JsonObject { ["size"] = 12 } },
        ["gridcolor"] = Palette.Grid,
        ["linecolor"] = Palette.Axis,
        ["showline"] = true,
        ["zeroline"] = false,
        ["automargin"] = true,
    };

    // Seen on light and on dark.
    private static JsonObject SpaceAxis() => new() { ["gridcolor"] = Palette.Axis, ["zerolinecolor"] = Palette.Axis };

    // A dark page gives each axis that has a name its colors.
    private static void NameAxes(
        JsonObject layout, IEnumerable<((string X, string Y) Axes, JsonObject[] Traces, PanelModel Panel)> subplots)
    {
        foreach (var (axes, _, panel) in subplots)
        {
            layout.TryAdd(axes.X, new JsonObject());
            layout.TryAdd(axes.Y, new JsonObject());
            if (panel.XNames is not null)
            {
                layout[axes.X]!.AsObject().TryAdd("showgrid", false);
            }
        }
    }

    // One histogram would close the gaps between the bars of all other subplots.
    private static void KeepGaps(JsonObject[] traces, PanelModel panel)
    {
        if (traces.All(trace => Kind(trace) == "bar"))
        {
            // Of dates Plotly counts milliseconds, the still picture days.
            var unit = panel.HasDates ? 86_400_000 : 1;
            foreach (var (trace, series) in traces.Zip(panel.Series).Where(pair => pair.First["width"] is null))
            {
                trace["width"] = series.BarWidth * unit;
                trace["offset"] = (series.BarCenter - (series.BarWidth / 2)) * unit;
            }
        }
    }

    private static void TellBins(JsonObject layout, JsonObject[] traces)
    {
        // Texts and dates Plotly counts by its own.
        var numbers = traces.Where(trace => PlotlyTraces.AreNumbers(trace["x"]) && PlotlyTraces.AreNumbers(trace["y"]));
        var all = Bins.Of(layout, numbers, trace => PlotlyTraces.Numbers(trace["x"]), trace => PlotlyTraces.Numbers(trace["y"]));
        foreach (var (trace, bins) in all)
        {
            trace[bins.Sideways ? "ybins" : "xbins"] = new JsonObject
            {
                ["start"] = bins.Start, ["size"] = bins.Size, ["end"] = bins.Start + (bins.HowMany * bins.Size),
            };
        }
    }

    private static JsonObject Dark(JsonObject layout, IEnumerable<JsonObject> traces, bool isOurs)
    {
        var dark = new JsonObject { ["card"] = Palette.DarkCard, ["ink"] = Palette.DarkInk, ["grid"] = Palette.DarkGrid };
        // A figure of the library that became a chart names the library's colors itself.
        if (layout["colorway"] is JsonArray given ? given.Select(Text).SequenceEqual(Palette.Light) : isOurs)
        {
            dark["colorway"] = Array(Palette.Dark);
        }

        var colors = traces
            .SelectMany(trace => ColoredParts.Select(part => Text((trace[part] as JsonObject)?["color"])))
            .Distinct()
            .Select(css => (css, Dark: Palette.OnDark(css))).Where(pair => pair.Dark is not null);
        dark["colors"] = new JsonObject(colors.Select(pair => KeyValuePair.Create(pair.css, (JsonNode?)pair.Dark)));
        return dark;
    }

    private static string TitleText(JsonObject layout) =>
        (layout["title"] is JsonObject title ? title["text"] : layout["title"]) is JsonValue text ? text.GetValue<string>() : "";

    private static JsonArray Viridis() =>
        [.. OxyPlot.OxyPalettes.Viridis(9).Colors.Select((color, i) => new JsonArray(i / 8.0, $"#{color.R:x2}{color.G:x2}{color.B:x2}"))];

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
