namespace Workbook.Training;

/// <summary>
/// A training's loss and accuracies so far as one small picture. It is drawn many times while the training runs, so it is plain SVG
/// of a few kilobytes and does without the charts library.
/// </summary>
internal sealed class TrainingCurves
{
    // The loss of single batches jumps: each point of the line is a mean of neighbors.
    private const int MostPoints = 100;
    private const int PlotWidth = 320;
    private const int Height = 190;
    private const int Left = 48;
    private const int Right = 14;
    private const int Top = 30;
    private const int Bottom = 38;

    // The colors of the charts library's first two series, for light and dark.
    private const string Style =
        "text{font-size:11px;fill:currentColor}.line{fill:none;stroke-width:1.6;stroke-linejoin:round}"
        + ".grid{stroke:currentColor;stroke-opacity:.15}.a{stroke:#0072b2}.b{stroke:#d55e00}.line.b{stroke-dasharray:5 3}"
        + "@media (prefers-color-scheme:dark){.a{stroke:#56b4e9}.b{stroke:#ff8c42}}";

    private readonly List<double> _losses = [];
    private readonly List<(double X, double Y)> _train = [];
    private readonly List<(double X, double Y)> _validation = [];
    private int _iterations;
    private int _epochs;

    public void Add(TrainingProgress progress)
    {
        (_iterations, _epochs) = (progress.Iterations, progress.Epochs);
        _losses.Add(progress.Loss);
        if (progress.Measured)
        {
            _train.Add((progress.Epoch, progress.TrainAccuracy));
            _validation.Add((progress.Epoch, progress.ValidationAccuracy));
        }
    }

    /// <summary>The picture under its text, without any script.</summary>
    public string ToHtml(string text) =>
        $"<div class=\"workbook-training\"><div>{WebUtility.HtmlEncode(text)}</div>{FigureHtml.Image(ToSvg(text), text)}</div>";

    private string ToSvg(string text)
    {
        var body = new StringBuilder();
        Plot(body, 0, "Loss", "Iteration", _iterations, ("", Means()));
        Plot(body, PlotWidth, "Accuracy", "Epoch", _epochs, ("training", _train), ("validation", _validation));
        return SvgSheet.Document(2 * PlotWidth, Height, "", text, Style, body.ToString());
    }

    private List<(double X, double Y)> Means()
    {
        var size = (_losses.Count + MostPoints - 1) / MostPoints;
        return [.. _losses.Chunk(Math.Max(size, 1)).Select((chunk, i) =>
            ((i * (double)size) + ((chunk.Length + 1) / 2.0), chunk.Average()))];
    }

    // The whole training's width stands from the start: the line shows how far it is.
    private static void Plot(
        StringBuilder body, int x0, string title, string xTitle, int end, params (string Name, List<(double X, double Y)> Points)[] series)
    {
        var (left, right, bottom) = (x0 + Left, x0 + PlotWidth - Right, Height - Bottom);
        // Beyond that there is no room for a scale.
        static bool IsDrawn(double y) => Math.Abs(y) < 1e300;
        double[] ys = [.. series.SelectMany(one => one.Points).Select(point => point.Y).Where(IsDrawn)];
        var (low, high, step) = Ticks(ys);
        double X(double value) => left + ((right - left) * value / end);
        double Y(double value) => bottom - ((bottom - Top) * (value - low) / (high - low));

        Write(body, $"<text x=\"{left}\" y=\"18\" font-weight=\"bold\">{title}</text>");
        Write(body, $"<text x=\"{right}\" y=\"{Height - 8}\" text-anchor=\"end\">{xTitle}</text>");
        for (var i = 0; low + (i * step) <= high + (step / 2); i++)
        {
            var value = low + (i * step);
            Write(body, $"<path class=\"grid\" d=\"M{left} {Y(value):0.#}H{right}\"/>");
            Write(body, $"<text x=\"{left - 6}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{Math.Round(value, 10):G5}</text>");
        }

        Write(body, $"<text x=\"{left}\" y=\"{bottom + 15}\" text-anchor=\"middle\">0</text>");
        Write(body, $"<text x=\"{right}\" y=\"{bottom + 15}\" text-anchor=\"middle\">{end}</text>");
        for (var i = 0; i < series.Length; i++)
        {
            var (name, points) = series[i];
            var look = i == 0 ? "a" : "b";
            var drawn = points.Where(point => IsDrawn(point.Y));
            var line = string.Join(' ', drawn.Select(point => FormattableString.Invariant($"{X(point.X):0.#},{Y(point.Y):0.#}")));
            // A line of one point would not be seen.
            line = line.Contains(' ', StringComparison.Ordinal) ? line : $"{line} {line}";
            Write(body, $"<polyline class=\"line {look}\" stroke-linecap=\"round\" points=\"{line}\"/>");
            if (name.Length > 0)
            {
                var at = left + 75 + (i * 85);
                Write(body, $"<path class=\"line {look}\" d=\"M{at} 14h18\"/><text x=\"{at + 22}\" y=\"18\">{name}</text>");
            }
        }
    }

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

    private static void Write(StringBuilder body, FormattableString text) => body.Append(FormattableString.Invariant(text));
}
