using System.Buffers;
using System.Text.Json;

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
    public static string Write(Panel panel, PanelSize size)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", panel.Title);
            json.WriteString("x", panel.X);
            json.WriteString("y", panel.Y);
            json.WriteBoolean("xLog", panel.XScale == AxisScale.Log);
            json.WriteBoolean("yLog", panel.YScale == AxisScale.Log);
            if (panel.YLimits is { } limits)
            {
                Numbers(json, "yRange", [limits.Low, limits.High]);
            }

            json.WriteNumber("width", size.Width);
            json.WriteNumber("height", size.Height);
            json.WriteStartArray("series");
            foreach (var series in panel.Series)
            {
                Write(json, series);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Series series)
    {
        var thinned = series.Kind is SeriesKind.Line or SeriesKind.LineWithMarkers or SeriesKind.Points && series.Y.Count > MostPoints;
        int[] kept = thinned ? Thinning.Keep(series.Y, MostPoints) : [];
        IEnumerable<double> Pick(IReadOnlyList<double> values) => thinned && values.Count > 0 ? kept.Select(i => values[i]) : values;

        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteString("kind", series.Kind.ToString());
        Numbers(json, "x", Pick(series.X));
        Numbers(json, "y", Pick(series.Y));
        Numbers(json, "spread", Pick(series.Spread));
        json.WriteStartArray("labels");
        foreach (var label in series.Labels)
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                json.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
