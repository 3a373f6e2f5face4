namespace Workbook.Engine.Runner;

/// <summary>Tells outputs that show a figure from others.</summary>
internal static class FigureOutputs
{
    /// <summary>The class of the element that a figure of the library is wrapped in.</summary>
    public const string ClassName = "workbook-figure";

    /// <summary>Whether an output shows a figure of the library or an image.</summary>
    public static bool IsFigure(CellOutput output) =>
        output.MimeTypes.Any(m => m.StartsWith("image/", StringComparison.Ordinal))
        || output.Data(Showing.MimeTypes.Html)?.Contains($"class=\"{ClassName}", StringComparison.Ordinal) == true;
}
