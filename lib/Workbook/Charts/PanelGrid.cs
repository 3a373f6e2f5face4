using System.Text.Json.Nodes;

namespace Workbook.Charts;

/// <summary>Plots, drawn by the charts library one by one.</summary>
internal sealed class PanelGrid(IReadOnlyList<Panel> panels) : FigureContent
{
    // In the single drawing; a page decides by its own width. A row of two would leave a quarter empty where there are three.
    private int Columns => panels.Count == 3 ? 3 : Math.Min(panels.Count, 2);

    private readonly Lazy<DrawnPanel[]> _drawn = new(
        () => [.. panels.Select(panel => ChartsLibrary.Draw(PanelJson.Write(panel, PanelSize.For(panels.Count))))]);

    public override string Summary => string.Join(" ", panels.Select(PanelText.Sentence));

    public override string ToText() => string.Join("\n", panels.Select(PanelText.Lines));

    public override string ToSvg(string title)
    {
        var size = PanelSize.For(panels.Count);
        return SvgSheet.Compose(
            [.. _drawn.Value.Select(panel => panel.Svg)], size.Width, size.Height, Columns, title, Summary);
    }

    public override string ToPlotly()
    {
        if (_drawn.Value is [var only])
        {
            return only.Plotly;
        }

        // Each plot gets axes of its own: x2 and y2 are called xaxis2 and yaxis2 in the layout.
        var (data, layout, titles) = (new JsonArray(), new JsonObject(), new JsonArray());
        for (var i = 0; i < _drawn.Value.Length; i++)
        {
            var plot = JsonNode.Parse(_drawn.Value[i].Plotly)!;
            var number = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i + 1}");
            foreach (var trace in plot["data"]!.AsArray())
            {
                var own = trace!.DeepClone();
                (own["xaxis"], own["yaxis"]) = ($"x{number}", $"y{number}");
                data.Add(own);
            }

            titles.Add(new JsonObject
            {
                ["text"] = plot["layout"]!["title"]!["text"]!.DeepClone(), ["showarrow"] = false,
                ["x"] = 0.5, ["xref"] = $"x{number} domain", ["xanchor"] = "center",
                ["y"] = 1, ["yref"] = $"y{number} domain", ["yanchor"] = "bottom",
            });
            layout[$"xaxis{number}"] = plot["layout"]!["xaxis"]!.DeepClone();
            layout[$"yaxis{number}"] = plot["layout"]!["yaxis"]!.DeepClone();
        }

        layout["annotations"] = titles;
        layout["grid"] = new JsonObject
        {
            ["rows"] = (panels.Count + Columns - 1) / Columns,
            ["columns"] = Columns,
            ["pattern"] = "independent",
        };
        return new JsonObject { ["data"] = data, ["layout"] = layout }.ToJsonString();
    }

    public override string ToHtml()
    {
        var html = new StringBuilder();
        foreach (var (panel, drawn) in panels.Zip(_drawn.Value))
        {
            html.Append(FigureHtml.Chart(drawn, PanelText.Sentence(panel), PanelSize.For(panels.Count), isThird: panels.Count == 3));
        }

        return $"{(panels.Count == 3 ? FigureHtml.Row(html.ToString()) : html)}{FigureHtml.Script}";
    }
}

/// <summary>The size of a plot, in CSS pixels.</summary>
internal readonly record struct PanelSize(int Width, int Height)
{
    /// <summary>
    /// A plot that stands alone is larger than one among others, of which two, or all three, fit side by side in a notebook.
    /// </summary>
    public static PanelSize For(int panels) => panels switch { 1 => new(640, 380), 3 => new(300, 310), _ => new(440, 330) };
}
