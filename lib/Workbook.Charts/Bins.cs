using System.Text.Json.Nodes;
using static Workbook.Charts.PlotlyFigure;

namespace Workbook.Charts;

/// <summary>
/// A histogram's bins: <c>[Start, Start + Size)</c> and so on. The interactive chart is told them, so that it counts what the still picture
/// does.
/// </summary>
internal sealed record Bins(double Start, double Size, int HowMany, double[] Values, bool Sideways, string Norm)
{
    private const int Most = 200;

    /// <summary>The histograms among traces of one panel; those that do not lie over each other share their bins.</summary>
    /// <param name="layout">The figure's.</param>
    /// <param name="traces">All of a panel.</param>
    /// <param name="xOf">A trace's numbers on the x axis.</param>
    /// <param name="yOf">The same of the y axis.</param>
    public static Dictionary<JsonObject, Bins> Of(
        JsonObject layout, IEnumerable<JsonObject> traces, Func<JsonObject, double?[]> xOf, Func<JsonObject, double?[]> yOf)
    {
        var all = traces.Where(trace => Kind(trace) == "histogram").ToDictionary(trace => trace, trace =>
        {
            var (x, y) = (xOf(trace), yOf(trace));
            var sideways = Text(trace["orientation"]) == "h" || x.Length == 0;
            return (Sideways: sideways, Values: (double[])[.. (sideways ? y : x).OfType<double>()]);
        });
        var together = Text(layout["barmode"]) != "overlay";
        return all.ToDictionary(
            pair => pair.Key,
            pair =>
            {
                var axis = pair.Value.Sideways ? "y" : "x";
                double[] spanned = [.. together ? all.Values.SelectMany(other => other.Values) : pair.Value.Values];
                return Over(spanned, Number(pair.Key[$"nbins{axis}"]), pair.Key[$"{axis}bins"] as JsonObject) with
                {
                    Values = pair.Value.Values,
                    Sideways = pair.Value.Sideways,
                    Norm = Text(pair.Key["histnorm"]),
                };
            });
    }

    /// <summary>The bins' centers, and how many values each holds, or the share of them that was asked for.</summary>
    public (double?[] Places, double?[] Lengths, bool Sideways) Count()
    {
        var counts = new double[HowMany];
        foreach (var bin in Values.Select(value => (int)Math.Floor((value - Start) / Size)).Where(bin => bin >= 0 && bin < HowMany))
        {
            counts[bin]++;
        }

        var all = Math.Max(1, counts.Sum());
        var unit = Norm switch
        {
            "percent" => 100 / all,
            "probability" => 1 / all,
            "density" => 1 / Size,
            "probability density" => 1 / (all * Size),
            _ => 1,
        };
        return (
            [.. Enumerable.Range(0, HowMany).Select(i => (double?)(Start + ((i + 0.5) * Size)))],
            [.. counts.Select(count => (double?)(count * unit))],
            Sideways);
    }

    // Sizes of 1, 2 or 5 times a power of ten, scaled by the values' spread as Plotly scales them.
    private static Bins Over(double[] values, double? most, JsonObject? given)
    {
        var (low, high) = values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
        if (Number(given?["size"]) is { } size and > 0)
        {
            var first = Number(given!["start"]) ?? (Math.Floor(low / size) * size);
            return At(first, size, Number(given["end"]) is { } end
                ? (int)Math.Ceiling((end - first) / size)
                : (int)Math.Floor((high - first) / size) + 1);
        }

        var mean = values.Length == 0 ? 0 : values.Average();
        var spread = values.Length == 0 ? 0 : Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        var rough = most > 0 ? (high - low) / most.Value : 2 * spread / Math.Pow(values.Length, 0.4);
        var nice = rough > 0 ? Nice(Math.Max(rough, (high - low) / Most)) : 1;
        if (nice <= 1 && most is null && Array.TrueForAll(values, double.IsInteger) && high - low < Most)
        {
            // A bin for each whole number, which stands in its middle.
            return At(low - 0.5, 1, (int)(high - low) + 1);
        }

        var start = Math.Floor(low / nice) * nice;
        return At(start, nice, (int)Math.Floor((high - start) / nice) + 1);
    }

    private static Bins At(double start, double size, int number) => new(start, size, Math.Clamp(number, 1, 10 * Most), [], false, "");

    private static double Nice(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
