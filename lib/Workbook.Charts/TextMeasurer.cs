using OxyPlot;

namespace Workbook.Charts;

/// <summary>
/// Sizes of text in Arial, or a font of the same widths, without a font at hand: OxyPlot's own estimate is a quarter too small.
/// It draws nothing.
/// </summary>
internal sealed class TextMeasurer : RenderContextBase
{
    private const double LineHeight = 1.15;
    private const int Other = 600;
    private const double BoldWidth = 1.07;

    /// <summary>Thousandths of the font's size for the characters from blank to tilde.</summary>
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public override int ClipCount => 0;

    public override OxySize MeasureText(string text, string? fontFamily = null, double fontSize = 10, double fontWeight = 500)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        var lines = text.Split('\n');
        var widest = lines.Max(line => line.Sum(character => character - ' ' is var i && i >= 0 && i < Widths.Length ? Widths[i] : Other));
        return new OxySize(widest * fontSize / 1000 * (fontWeight > 500 ? BoldWidth : 1), lines.Length * LineHeight * fontSize);
    }

    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray,
        LineJoin lineJoin)
    {
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode,
        double[] dashArray, LineJoin lineJoin)
    {
    }

    public override void DrawText(
        ScreenPoint p, string text, OxyColor fill, string? fontFamily = null, double fontSize = 10, double fontWeight = 400,
        double rotation = 0, HorizontalAlignment horizontalAlignment = HorizontalAlignment.Left,
        VerticalAlignment verticalAlignment = VerticalAlignment.Top, OxySize? maxSize = null)
    {
    }

    public override void PopClip()
    {
    }

    public override void PushClip(OxyRect clippingRectangle)
    {
    }
}
