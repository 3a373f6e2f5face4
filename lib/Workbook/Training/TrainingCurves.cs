namespace Workbook.Training;

/// <summary>A training's loss and accuracies so far as one small picture.</summary>
internal sealed class TrainingCurves
{
    private const int MostPoints = 100;
    private const int PlotWidth = 320;

    // The colors of the charts library's first two series, for light and dark.
    private const string Style =
        CurvePlot.Style + ".a{stroke:#0072b2}.b{stroke:#d55e00}.line.b{stroke-dasharray:5 3}"
        + "@media (prefers-color-scheme:dark){.a{stroke:#56b4e9}.b{stroke:#ff8c42}}";

    private readonly TrainingCurve _curve = new(MostPoints);

    public void Add(TrainingProgress progress) => _curve.Add(progress);

    /// <summary>The picture under its text, without any script.</summary>
    public string ToHtml(string text)
    {
        var points = _curve.Points();
        var body = new StringBuilder();
        CurvePlot.Write(body, (0, PlotWidth), "Loss", "Iteration", points.Iterations, [new("a", points.Loss)]);
        CurvePlot.Write(
            body, (PlotWidth, PlotWidth), "Accuracy", "Epoch", points.Epochs,
            [new("a", points.Train, "training"), new("b", points.Validation, "validation")]);
        return CurvePlot.Html(text, SvgSheet.Document(2 * PlotWidth, CurvePlot.Height, "", text, Style, body.ToString()));
    }
}
