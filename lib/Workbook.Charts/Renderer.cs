using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Charts;

/// <summary>The one way in. The library that calls it shares no type with this one: strings cross.</summary>
public static class Renderer
{
    /// <summary>Draws a panel.</summary>
    /// <param name="panelJson">The panel (see <c>PanelJson</c> in the library).</param>
    /// <returns><c>{"svg": "…", "plotly": {"data": […], "layout": {…}}}</c>.</returns>
    /// <exception cref="JsonException">The panel is not as it should be.</exception>
    public static string Render(string panelJson)
    {
        var panel = PanelModel.Parse(panelJson);
        return new JsonObject { ["svg"] = StaticChart.Draw(panel), ["plotly"] = InteractiveChart.Json(panel) }.ToJsonString();
    }

    /// <summary>Draws a figure of Plotly's that somebody else made.</summary>
    /// <param name="figureJson"><c>{"data": […], "layout": {…}}</c>.</param>
    /// <returns>
    /// <c>{"title": "…", "text": "…", "svgs": ["…"], "columns": 1, "width": 640, "height": 380, "otherKinds": ["…"], "plotly": {…}}</c>: a
    /// still picture for each subplot, none where there is a kind of trace that is not drawn.
    /// </returns>
    /// <exception cref="JsonException">It is no figure.</exception>
    public static string RenderFigure(string figureJson)
    {
        var json = JsonNode.Parse(figureJson) as JsonObject ?? throw new JsonException("A figure is a JSON object.");
        var figure = PlotlyFigure.Read(json);
        var (width, height) = figure.Panels is [var first, ..] ? (first.Width, first.Height) : (figure.Width, figure.Height);
        return new JsonObject
        {
            ["title"] = figure.Panels.Count == 1 ? "" : figure.Title,
            ["text"] = PlotlyFigure.Describe(json),
            ["svgs"] = new JsonArray([.. figure.Panels.Select(panel => (JsonNode)StaticChart.Draw(panel))]),
            ["columns"] = figure.Columns,
            ["width"] = width,
            ["height"] = height,
            ["otherKinds"] = new JsonArray([.. figure.OtherKinds.Select(kind => (JsonNode)kind)]),
            ["plotly"] = AdaptedChart.Json(json, figure),
        }.ToJsonString();
    }
}
