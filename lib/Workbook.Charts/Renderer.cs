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
}
