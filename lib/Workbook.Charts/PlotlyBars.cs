using System.Text.Json.Nodes;
using static Workbook.Charts.PlotlyFigure;

namespace Workbook.Charts;

/// <summary>Where the bars of a panel stand, those of histograms included: beside, over or on top of each other.</summary>
internal static class PlotlyBars
{
    // What Plotly leaves between bars.
    private const double Gap = 0.2;

    /// <summary>The series of the traces that are bars or histograms.</summary>
    /// <param name="layout">The figure's.</param>
    /// <param name="traces">All of a panel.</param>
    /// <param name="xOf">A trace's numbers on the x axis.</param>
    /// <param name="yOf">The same of the y axis.</param>
    public static Dictionary<JsonObject, SeriesModel> Place(
        JsonObject layout, IReadOnlyList<JsonObject> traces, Func<JsonObject, double?[]> xOf, Func<JsonObject, double?[]> yOf)
    {
        JsonObject[] bars = [.. traces.Where(trace => Kind(trace) is "bar" or "histogram")];
        var mode = Text(layout["barmode"]) is { Length: > 0 } given ? given : "group";
        var bins = Bins.Of(layout, bars, xOf, yOf);
        var raw = bars.ToDictionary(trace => trace, trace => bins.TryGetValue(trace, out var own) ? own.Count() : Bars(trace, xOf, yOf));
        double[] places = [.. raw.Values.SelectMany(one => one.Places).OfType<double>().Distinct().Order()];
        var step = places.Zip(places.Skip(1), (low, high) => high - low).DefaultIfEmpty(1).Min();
        var gap = Number(layout["bargap"]) ?? (bins.Count > 0 ? 0 : Gap);
        var beside = mode == "group" ? bars.Length : 1;
        var sums = new Dictionary<(double Place, bool Negative), double>();
        var placed = new Dictionary<JsonObject, SeriesModel>();
        foreach (var (index, trace) in bars.Index())
        {
            var (at, lengths, sideways) = raw[trace];
            // A histogram's bins have a width of their own.
            var room = bins.TryGetValue(trace, out var own) && mode == "overlay" ? own.Size * (1 - gap) : step * (1 - gap);
            var width = Number(trace["width"]) ?? (room / beside);
            var center = beside == 1 ? 0 : ((index + 0.5) * room / beside) - (room / 2);
            var bases = lengths.Select((length, i) =>
            {
                if (mode is not ("stack" or "relative") || at[i] is not { } place || length is not { } added)
                {
                    return 0;
                }

                var key = (place, mode == "relative" && added < 0);
                var below = sums.GetValueOrDefault(key);
                sums[key] = below + added;
                return below;
            });
            placed[trace] = new SeriesModel(
                "", "Bars", sideways ? lengths : at, sideways ? at : lengths, [], PlotlyTraces.Spread(trace))
            {
                IsSideways = sideways, Bases = [.. bases], BarWidth = width, BarCenter = center,
            };
        }

        return placed;
    }

    private static (double?[] Places, double?[] Lengths, bool Sideways) Bars(
        JsonObject trace, Func<JsonObject, double?[]> xOf, Func<JsonObject, double?[]> yOf)
    {
        var sideways = Text(trace["orientation"]) == "h";
        var (places, lengths) = sideways ? (yOf(trace), xOf(trace)) : (xOf(trace), yOf(trace));
        return (places.Length > 0 ? places : PlotlyTraces.Count(lengths), lengths, sideways);
    }
}
