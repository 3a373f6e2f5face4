namespace Workbook.Training;

/// <summary>
/// The curves of a sweep's trainings so far as one picture: an item has a color, its trainings differ by their dashes. May be used from
/// any thread.
/// </summary>
/// <param name="names">What the items are called.</param>
internal sealed class SweepCurves(IReadOnlyList<string> names)
{
    private const int PlotWidth = 240;
    private const int MostPoints = 40;
    private const int MostLines = 40;
    private const int MostKeys = 8;
    private const int KeyHeight = 18;
    private const int KeysWidth = (3 * PlotWidth) - CurvePlot.Left;

    // The charts library's.
    private static readonly string[] Light = ["#0072b2", "#d55e00", "#009e73", "#b0568f", "#c98500", "#3a9bd4", "#5a5f66"];
    private static readonly string[] Dark = ["#56b4e9", "#ff8c42", "#2fcb9a", "#e6a3cc", "#f0e442", "#9db8ff", "#c3c8cf"];
    private static readonly string[] Dashes = ["none", "5 3", "1.6 2.6"];

    private static readonly string Style =
        $"{CurvePlot.Style}{Rules("c", "stroke", Light)}{Rules("d", "stroke-dasharray", Dashes)}.done{{stroke-width:1;stroke-opacity:.5}}"
        + $"@media (prefers-color-scheme:dark){{{Rules("c", "stroke", Dark)}}}";

    private readonly Lock _lock = new();
    private readonly List<(int Item, int Number, TrainingCurve Curve)> _trainings = [];
    private readonly HashSet<int> _done = [];

    /// <summary>The curve of one more training of an item.</summary>
    public TrainingCurve Begin(int item)
    {
        var curve = new TrainingCurve(MostPoints);
        lock (_lock)
        {
            _trainings.Add((item, _trainings.Count(training => training.Item == item), curve));
        }

        return curve;
    }

    /// <summary>The item's trainings have ended.</summary>
    public void End(int item)
    {
        lock (_lock)
        {
            _done.Add(item);
        }
    }

    /// <summary>The picture under its text, without any script; <see langword="null"/> where nothing is trained.</summary>
    public string? ToHtml(string text)
    {
        Training[] trainings;
        lock (_lock)
        {
            trainings =
            [
                .. _trainings
                    .Select(one => new Training(one.Item, Look(one.Item, one.Number), _done.Contains(one.Item), one.Curve.Points()))
                    .Where(training => training.Points.Loss.Length > 0)
                    // What runs lies above the rest.
                    .OrderByDescending(training => training.IsDone).TakeLast(MostLines),
            ];
        }

        return trainings.Length == 0 ? null : CurvePlot.Html(text, ToSvg(text, trainings));
    }

    private string ToSvg(string text, Training[] trainings)
    {
        var body = new StringBuilder();
        void Plot(int column, string title, string x, int end, Func<CurvePoints, (double X, double Y)[]> points, double ceiling = 1)
            => CurvePlot.Write(
                body, (column * PlotWidth, PlotWidth), title, x, end,
                trainings.Select(one => new CurveLine(one.IsDone ? $"{one.Look} done" : one.Look, points(one.Points))), ceiling);

        var epochs = trainings.Max(one => one.Points.Epochs);
        Plot(0, "Loss", "Iteration", trainings.Max(one => one.Points.Iterations), points => points.Loss, Ceiling(trainings));
        Plot(1, "Training accuracy", "Epoch", epochs, points => points.Train);
        Plot(2, "Validation accuracy", "Epoch", epochs, points => points.Validation);

        // Where each item has a color of its own all are named, else those that run.
        var named = trainings.Where(one => names.Count <= Light.Length || !one.IsDone).Select(one => one.Item).Distinct().Order()
            .Where(item => names[item].Length > 0).Take(MostKeys);
        var (inRow, letters) = names.Any(name => name.Length > 22) ? (2, 50) : (4, 22);
        foreach (var (i, item) in named.Index())
        {
            var place = (CurvePlot.Left + (i % inRow * KeysWidth / inRow), CurvePlot.Height + (i / inRow * KeyHeight) + 12);
            CurvePlot.WriteKey(body, place, Look(item, 0), WebUtility.HtmlEncode(Short(names[item], letters)));
        }

        // As high from the start as it can become: a page whose outputs change their height jumps.
        var rows = (Math.Min(names.Count(name => name.Length > 0), MostKeys) + inRow - 1) / inRow;
        return SvgSheet.Document(3 * PlotWidth, CurvePlot.Height + (rows * KeyHeight), "", text, Style, body.ToString());
    }

    // One net that explodes must not make lines on the ground of all others.
    private static double Ceiling(Training[] trainings)
    {
        double[] first = [.. trainings.Select(one => one.Points.Loss[0].Y).Where(double.IsFinite).Order()];
        return first.Length == 0 ? double.PositiveInfinity : 2 * first[(first.Length - 1) / 2];
    }

    private static string Look(int item, int number) => $"c{item % Light.Length} d{number % Dashes.Length}";

    private static string Short(string name, int letters) => name.Length <= letters ? name : $"{name.AsSpan(0, letters - 1)}…";

    private static string Rules(string prefix, string property, string[] values)
        => string.Concat(values.Select((value, i) => $".{prefix}{i}{{{property}:{value}}}"));

    private sealed record Training(int Item, string Look, bool IsDone, CurvePoints Points);
}
