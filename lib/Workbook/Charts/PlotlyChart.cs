using System.Text.Json;

namespace Workbook.Charts;

/// <summary>A chart that was made with Plotly.NET, or else by Plotly's JSON.</summary>
internal sealed class PlotlyChart(string json) : FigureContent
{
    private readonly Lazy<JsonElement> _drawn = new(() => ChartsLibrary.DrawFigure(json));

    public override string Summary => ToText();

    public override string ToText() => _drawn.Value.GetProperty("text").GetString()!;

    public override string ToSvg(string title)
    {
        string[] drawings = [.. _drawn.Value.GetProperty("svgs").EnumerateArray().Select(svg => svg.GetString()!)];
        return drawings switch
        {
            [] => Sentence(),
            [var only] => only,
            _ => SvgSheet.Compose(
                drawings, Number("width"), Number("height"), Number("columns"), _drawn.Value.GetProperty("title").GetString()!, Summary),
        };
    }

    public override string ToPlotly() => json;

    public override string ToHtml()
    {
        var columns = Math.Clamp(_drawn.Value.GetProperty("svgs").GetArrayLength(), 1, Number("columns"));
        var size = new PanelSize(columns * Number("width"), Number("height"));
        var drawn = new DrawnPanel(ToSvg(""), _drawn.Value.GetProperty("plotly").GetRawText());
        return FigureHtml.Chart(drawn, Summary, size) + FigureHtml.Script;
    }

    private int Number(string name) => _drawn.Value.GetProperty(name).GetInt32();

    // In place of a picture.
    private string Sentence()
    {
        var kinds = string.Join(", ", _drawn.Value.GetProperty("otherKinds").EnumerateArray().Select(kind => kind.GetString()));
        return SvgSheet.Sentence(
            Number("width"), _drawn.Value.GetProperty("title").GetString()!,
            $"A chart of the kind {kinds}, which needs scripts to be drawn.");
    }
}
