namespace Workbook.Charts;

/// <summary>What the charts library makes of a panel.</summary>
/// <param name="Svg">A static SVG document.</param>
/// <param name="Plotly">A JSON object with Plotly's <c>data</c> and <c>layout</c>.</param>
internal sealed record DrawnPanel(string Svg, string Plotly);
