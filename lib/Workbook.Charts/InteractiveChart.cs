using System.Collections;
using System.Text.Json.Nodes;
using Plotly.NET;
using DynamicObject = DynamicObj.DynamicObj;

namespace Workbook.Charts;

/// <summary>
/// A panel as Plotly's data and layout, made with Plotly.NET. Colors come from the layout, so that a page can change them with its theme.
/// </summary>
internal static class InteractiveChart
{
    public const string Font = "Arial, Helvetica, sans-serif";

    private static readonly string[] Symbols = ["circle", "square", "triangle-up", "diamond"];
    private static readonly string[] Dashes = ["solid", "dash", "dashdot", "dot"];

    /// <summary>
    /// <c>{"data": […], "layout": {…}, "frames": []}</c>, a figure of Plotly's; <c>layout.meta.dark</c> holds what a dark page changes.
    /// </summary>
    public static JsonObject Json(PanelModel panel) => new()
    {
        ["data"] = new JsonArray([.. panel.Series.Select(Trace).Select(Node)]),
        ["layout"] = Node(Layout(panel)),
        ["frames"] = new JsonArray(),
    };

    private static Trace Trace(SeriesModel series, int index)
    {
        var trace = new Trace(series.IsBars || series.IsHistogram ? "bar" : "scatter");
        trace.SetProperty("name", series.Name);
        if (series.IsBars)
        {
            trace.SetProperty("x", series.Labels);
        }
        else if (series.IsHistogram)
        {
            var edges = series.X.Select(x => x ?? 0).ToArray();
            trace.SetProperty("x", edges.Zip(edges.Skip(1), (low, high) => Round((low + high) / 2)).ToArray());
            trace.SetProperty("width", Round(edges[1] - edges[0]));
            trace.SetProperty("opacity", 0.6);
        }
        else
        {
            if (!series.CountsFromZero)
            {
                trace.SetProperty("x", series.X);
            }

            trace.SetProperty("mode", series.HasLine ? series.HasMarkers ? "lines+markers" : "lines" : "markers");
            if (series.HasMarkers)
            {
                trace.SetProperty("marker", Object(("symbol", Symbols[index % Symbols.Length]), ("size", series.Y.Length > 60 ? 5 : 7)));
            }
            else
            {
                trace.SetProperty("line", Object(("dash", Dashes[index % Dashes.Length])));
            }
        }

        trace.SetProperty("y", series.Y);
        if (series.Spread.Length > 0)
        {
            var spread = Object(("array", series.Spread), ("thickness", 1.2), ("width", 3));
            if (series.IsBars)
            {
                spread.SetProperty("color", Palette.Ink);
            }

            trace.SetProperty("error_y", spread);
        }

        return trace;
    }

    private static Layout Layout(PanelModel panel)
    {
        var layout = new Layout();
        layout.SetProperty(
            "title",
            Object(
                ("text", $"<b>{Escape(panel.Title)}</b>"), ("font", Object(("size", panel.TitleSize))),
                ("x", 0.5), ("y", 0.97), ("yanchor", "top")));
        layout.SetProperty("font", Object(("family", Font), ("size", 12), ("color", Palette.Ink)));
        layout.SetProperty("colorway", Palette.Light);
        layout.SetProperty("paper_bgcolor", Palette.Card);
        layout.SetProperty("plot_bgcolor", Palette.Card);
        layout.SetProperty("margin", Object(("l", 60), ("r", 16), ("t", 36), ("b", 48)));
        layout.SetProperty("height", panel.Height);
        var x = Axis(panel.X, panel.XLog, panel.Series.SelectMany(series => series.X), null);
        if (panel.Series.Any(series => series.IsBars))
        {
            x.SetProperty("showgrid", false);
        }

        layout.SetProperty("xaxis", x);
        layout.SetProperty("yaxis", Axis(panel.Y, panel.YLog, panel.Series.SelectMany(series => series.Y), panel.YRange));
        layout.SetProperty("showlegend", panel.HasLegend);
        layout.SetProperty(
            "legend",
            Object(("orientation", "h"), ("x", 0.5), ("xanchor", "center"), ("y", LegendPlace(panel)), ("yanchor", "top")));
        layout.SetProperty("hovermode", "closest");
        // Names in full.
        layout.SetProperty("hoverlabel", Object(("namelength", -1)));
        if (panel.Series.Any(series => series.IsHistogram))
        {
            layout.SetProperty("barmode", "overlay");
        }

        var dark = Object(
            ("colorway", Palette.Dark), ("card", Palette.DarkCard), ("ink", Palette.DarkInk), ("grid", Palette.DarkGrid));
        if (panel.Series.Any(series => series is { IsBars: true, Spread.Length: > 0 }))
        {
            dark.SetProperty("colors", Object((Palette.Ink, Palette.DarkInk)));
        }

        layout.SetProperty("meta", Object(("dark", dark)));
        return layout;
    }

    // In heights of the plot under it. In a narrow panel each entry has a row of its own, and the plot gives way to them.
    private static double LegendPlace(PanelModel panel) =>
        panel.Width < 400 && panel.Series.Length > 2 ? Round(-42 / (panel.Height - 84 - (19 * panel.Series.Length))) : -0.2;

    private static DynamicObject Axis(string title, bool log, IEnumerable<double?> values, double[]? range)
    {
        var axis = Object(
            ("title", Object(("text", Escape(title)), ("standoff", 8), ("font", Object(("size", 12))))),
            ("gridcolor", Palette.Grid),
            ("linecolor", Palette.Axis),
            ("showline", true),
            ("zeroline", false),
            ("automargin", true));
        if (log)
        {
            axis.SetProperty("type", "log");
            axis.SetProperty("exponentformat", "power");
            axis.SetProperty("dtick", 1);
            // Plotly writes powers larger than other numbers.
            axis.SetProperty("tickfont", Object(("size", 10)));
            if (PanelModel.IsShortLog(values))
            {
                // Plotly would write 2 and 5 for 20 and 50.
                var exponent = Math.Floor(Math.Log10(values.Where(value => value > 0).Min() ?? 1));
                double[] ticks =
                [
                    .. Enumerable.Range(0, 12).Select(i => Round((i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : 5) * Math.Pow(10, exponent + (i / 3)))),
                ];
                axis.SetProperty("tickvals", ticks);
                axis.SetProperty(
                    "ticktext", ticks.Select(tick => tick.ToString("G6", System.Globalization.CultureInfo.InvariantCulture)).ToArray());
            }
        }

        if (range is [var low, var high])
        {
            axis.SetProperty("range", log ? [Round(Math.Log10(low)), Round(Math.Log10(high))] : range);
        }

        return axis;
    }

    // Plotly.NET's own way to JSON binds each object's properties at run time, which takes the processor 0.2 to 0.3 s for a process's first
    // chart.
    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        DynamicObject inner => new JsonObject(
            inner.GetProperties(true).Select(property => KeyValuePair.Create(property.Key, Node(property.Value)))),
        IEnumerable many => new JsonArray([.. many.Cast<object?>().Select(Node)]),
        _ => throw new NotSupportedException($"A chart has a property of type {value.GetType()}."),
    };

    // Plotly reads a few HTML tags in its texts.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static double Round(double value) =>
        double.Parse(
            value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static DynamicObject Object(params (string Name, object Value)[] properties)
    {
        var made = new DynamicObject();
        foreach (var (name, value) in properties)
        {
            made.SetProperty(name, value);
        }

        return made;
    }
}
