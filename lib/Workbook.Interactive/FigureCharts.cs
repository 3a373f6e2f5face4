using System.Text.Json.Nodes;
using Plotly.NET;
using DynamicObject = DynamicObj.DynamicObj;

namespace Workbook;

/// <summary>Figures as charts of Plotly.NET, for notebooks that have it: <c>#r "nuget: Plotly.NET, 6.0.0"</c>.</summary>
public static class FigureCharts
{
    /// <summary>A figure of plots as a chart, to be restyled by Plotly.NET's means and shown as it then is.</summary>
    /// <exception cref="InvalidOperationException">
    /// The figure shows pictures or a drawing; or the charts library has not been built.
    /// </exception>
    public static GenericChart ToChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var json = JsonNode.Parse(figure.ToPlotly())!;
        var traces = json["data"]!.AsArray().Select(node =>
        {
            var trace = new Trace(node!["type"]!.GetValue<string>());
            Fill(trace, node.AsObject());
            return trace;
        });
        var layout = new Layout();
        Fill(layout, json["layout"]!.AsObject());
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, traces.ToArray()));
    }

    private static void Fill(DynamicObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (name is not ("type" or "meta"))
            {
                target.SetProperty(name, Value(value));
            }
        }
    }

    private static object? Value(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject inner:
                var made = new DynamicObject();
                foreach (var (name, value) in inner)
                {
                    made.SetProperty(name, Value(value));
                }

                return made;
            case JsonArray many:
                return many.Select(Value).ToArray();
            default:
                return node?.GetValueKind() switch
                {
                    System.Text.Json.JsonValueKind.String => node.GetValue<string>(),
                    System.Text.Json.JsonValueKind.Number => node.GetValue<double>(),
                    System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => node.GetValue<bool>(),
                    _ => null,
                };
        }
    }
}
