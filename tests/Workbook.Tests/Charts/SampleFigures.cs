namespace Workbook.Tests.Charts;

/// <summary>One figure of each kind, the same at every call.</summary>
internal static class SampleFigures
{
    public static Figure Accuracy => Figure.Grid(
        new Panel("Training accuracy", "Epoch", "Accuracy")
            .Line("baseline", [0.1, 0.3, 0.4, 0.45])
            .Line("batch norm", [0.12, 0.4, 0.55, 0.6]),
        new Panel("Validation accuracy", "Epoch", "Accuracy")
            .Line("baseline", [0.1, 0.25, 0.3, 0.29])
            .Line("batch norm", [0.11, 0.28, 0.31, 0.32]));

    public static Figure Three => Figure.Grid(
        new Panel("Training accuracy", "Epoch", "Accuracy")
            .Line("baseline, batches of 5", [0.1, 0.3, 0.4, 0.45])
            .Line("batch norm, batches of 5", [0.12, 0.4, 0.55, 0.6])
            .Line("batch norm, batches of 10", [0.12, 0.4, 0.5, 0.55])
            .Line("batch norm, batches of 50", [0.12, 0.3, 0.4, 0.5]),
        new Panel("Validation accuracy", "Epoch", "Accuracy")
            .Line("baseline, batches of 5", [0.1, 0.25, 0.3, 0.29])
            .Line("batch norm, batches of 5", [0.11, 0.28, 0.31, 0.32]),
        new Panel("Final training loss, mean of the last 100", "Weight initialization scale", "Loss")
            .LogX()
            .Line("baseline", [1e-4, 1e-3, 1e-2, 1e-1], [2.3, 2.2, 1.5, 7]));

    public static Figure Loss => Figure.Grid(
        new Panel("Training loss", "Iteration", "Loss")
            .Points("baseline", Falling(200, 1.6))
            .Points("batch norm", Falling(200, 1.1))).WithTitle("With & without");

    public static Figure Scales => Figure.Grid(
        new Panel("Final loss", "Weight scale", "Loss")
            .LogX()
            .YRange(1, 3.5)
            .Line("baseline", [1e-4, 1e-3, 1e-2, 1e-1], [2.3, 2.2, double.NaN, 7]));

    public static Figure Bars => Figure.Grid(
        new Panel("Step", "Net", "Milliseconds")
            .Bars("float", ["plain", "batch norm"], [3, 4])
            .Bars("double", ["plain", "batch norm"], [6, 8], [0.5, 0.5]));

    public static Figure Histogram => Figure.Grid(
        new Panel("Activations", "Value", "Count")
            .Histogram("layer 1", [0, 0.1, 0.1, 0.2, 0.9], 10)
            .Histogram("layer 2", [0.4, 0.5, 0.5, 0.6], 10, (0, 1)));

    public static Figure Wall => Figure.Images([Picture("cat"), Picture("<dog> & co"), Picture("")], 2, "Two classes");

    public static Figure Drawing => Figure.Svg(
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 10H60" stroke="currentColor"/></svg>""",
        "A line from left to right");

    public static TheoryData<string> Names => ["Accuracy", "Three", "Loss", "Scales", "Bars", "Histogram", "Wall", "Drawing"];

    public static Figure ByName(string name) => (Figure)typeof(SampleFigures).GetProperty(name)!.GetValue(null)!;

    private static double[] Falling(int count, double last) =>
        [.. Enumerable.Range(0, count).Select(i => last + ((2.3 - last) / (1 + (i / 20.0))) + (0.02 * (i % 7)))];

    private static PixelImage Picture(string caption) => new(2, 2, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255], caption);
}
