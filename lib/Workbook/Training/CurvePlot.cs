namespace Workbook.Training;

/// <summary>A line of a plot.</summary>
/// <param name="Look">Its classes in the picture's style sheet.</param>
/// <param name="Name">What it is called at the plot's top; empty for nothing.</param>
internal sealed record CurveLine(string Look, IReadOnlyList<(double X, double Y)> Points, string Name = "");

/// <summary>
/// Plots for pictures that are drawn many times while something trains: plain SVG of a few kilobytes, without the charts library.
/// </summary>
internal static class CurvePlot
{
    /// <summary>A plot's height in pixels.</summary>
    public const int Height = 190;

    /// <summary>What all pictures of plots say of their looks.</summary>
    public const string Style =
        "text{font-size:11px;fill:currentColor}.line{fill:none;stroke-width:1.6;stroke-linejoin:round}"
        + ".grid{stroke:currentColor;stroke-opacity:.15}";

    /// <summary>From a plot's frame to its lines, at the left.</summary>
    public const int Left = 48;

    private const int TitleBaseline = 18;
    private const int Right = 14;
    private const int Top = 30;
    private const int Bottom = 38;

    /// <summary>A picture under its text, without any script.</summary>
    public static string Html(string text, string svg) =>
        $"<div class=\"workbook-training\"><div>{WebUtility.HtmlEncode(text)}</div>{FigureHtml.Image(svg, text)}</div>";

    /// <summary>Writes a plot.</summary>
    /// <param name="body">Written to.</param>
    /// <param name="place">Where its frame begins and how wide it is, in pixels.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="xTitle">What stands under it.</param>
    /// <param name="end">The horizontal axis's end: it has its whole width from the start, and the lines show how far they are.</param>
    /// <param name="lines">Whose order is that in which they are drawn.</param>
    /// <param name="ceiling">What is higher runs along the upper edge.</param>
    public static void Write(
        StringBuilder body, (int Left, int Width) place, string title, string xTitle, int end, IEnumerable<CurveLine> lines,
        double ceiling = double.PositiveInfinity)
    {
        CurveLine[] drawn = [.. lines.Select(line => line with { Points = Drawable(line.Points, ceiling) })];
        var (left, right, bottom) = (place.Left + Left, place.Left + place.Width - Right, Height - Bottom);
        var (low, high, step) = Ticks([.. drawn.SelectMany(line => line.Points).Select(point => point.Y)]);
        double X(double value) => left + ((right - left) * value / end);
        double Y(double value) => bottom - ((bottom - Top) * (value - low) / (high - low));
        string Place((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#},{Y(point.Y):0.#}");

        Append(body, $"<text x=\"{left}\" y=\"{TitleBaseline}\" font-weight=\"bold\">{title}</text>");
        Append(body, $"<text x=\"{right}\" y=\"{Height - 8}\" text-anchor=\"end\">{xTitle}</text>");
        for (var i = 0; low + (i * step) <= high + (step / 2); i++)
        {
            var value = low + (i * step);
            Append(body, $"<path class=\"grid\" d=\"M{left} {Y(value):0.#}H{right}\"/>");
            Append(body, $"<text x=\"{left - 6}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{Math.Round(value, 10):G5}</text>");
        }

        Append(body, $"<text x=\"{left}\" y=\"{bottom + 15}\" text-anchor=\"middle\">0</text>");
        Append(body, $"<text x=\"{right}\" y=\"{bottom + 15}\" text-anchor=\"middle\">{end}</text>");
        foreach (var (i, (look, points, name)) in drawn.Index())
        {
            var line = string.Join(' ', points.Select(Place));
            // A line of one point would not be seen.
            line = line.Contains(' ', StringComparison.Ordinal) ? line : $"{line} {line}";
            Append(body, $"<polyline class=\"line {look}\" stroke-linecap=\"round\" points=\"{line}\"/>");
            if (name.Length > 0)
            {
                WriteKey(body, (left + 75 + (i * 85), TitleBaseline), look, name);
            }
        }
    }

    /// <summary>Writes what a line is called, beside a piece of it.</summary>
    /// <param name="body">Written to.</param>
    /// <param name="place">The left end of the piece, and the text's baseline.</param>
    /// <param name="look">The line's look.</param>
    /// <param name="name">Markup already.</param>
    public static void WriteKey(StringBuilder body, (int X, int Y) place, string look, string name) =>
        Append(
            body,
            $"<path class=\"line {look}\" d=\"M{place.X} {place.Y - 4}h18\"/><text x=\"{place.X + 22}\" y=\"{place.Y}\">{name}</text>");

    // Beyond 1e300 there is no room for a scale.
    private static (double X, double Y)[] Drawable(IEnumerable<(double X, double Y)> points, double ceiling) =>
        [.. points.Select(point => (point.X, Y: Math.Min(point.Y, ceiling))).Where(point => Math.Abs(point.Y) < 1e300)];

    /// <summary>A range in steps of 1, 2 or 5 times a power of ten that holds all values; about four steps.</summary>
    private static (double Low, double High, double Step) Ticks(double[] values)
    {
        if (values.Length == 0)
        {
            return (0, 1, 0.5);
        }

        var (least, most) = (values.Min(), values.Max());
        // Values that are all but equal need some height all the same.
        var raw = Math.Max(most - least, Math.Max(1e-3, 0.01 * Math.Abs(most))) / 4;
        // Not by logarithms, whose last bit differs from machine to machine.
        var power = 1.0;
        for (; power * 10 <= raw; power *= 10)
        {
        }

        for (; power > raw; power /= 10)
        {
        }

        var step = power * (raw <= 2 * power ? 2 : raw <= 5 * power ? 5 : 10);
        var low = Math.Floor(least / step) * step;
        return (low, Math.Max(Math.Ceiling(most / step) * step, low + step), step);
    }

    private static void Append(StringBuilder body, FormattableString text) => body.Append(FormattableString.Invariant(text));
}
