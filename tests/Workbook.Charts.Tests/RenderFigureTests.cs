using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Workbook.Charts.Tests;

public class RenderFigureTests
{
    private const string Grid = """
        {"data":[{"type":"scatter","x":[1,2],"y":[3,4]},{"type":"scatter","x":[1,2],"y":[3,4],"xaxis":"x2","yaxis":"y2"},
                 {"type":"bar","x":["p","q"],"y":[3,4],"xaxis":"x3","yaxis":"y3"}],
         "layout":{"title":{"text":"Three"},"grid":{"rows":1,"columns":3,"pattern":"independent"},"xaxis3":{"title":{"text":"kind"}}}}
        """;

    [Theory]
    [InlineData("""{"type":"bar","x":["a","b","c"],"y":[3,1,2]}""", "rect", 3)]
    [InlineData("""{"type":"bar","orientation":"h","x":[3,1],"y":["a","b"]}""", "rect", 2)]
    [InlineData("""{"type":"heatmap","z":[[1,2,3],[4,5,6]]}""", "rect", 6 + 64)] // The color scale's steps.
    [InlineData("""{"type":"scatter","mode":"markers","x":[1,2,3,4],"y":[1,2,3,4],"marker":{"color":"rgb(1,2,3)"}}""", "ellipse", 4)]
    [InlineData("""{"type":"box","y":[1,2,3,4,10,40]}""", "ellipse", 1)]
    public void Each_value_has_its_mark(string trace, string mark, int count)
    {
        var svg = XElement.Parse(Render($$"""{"data":[{{trace}}]}""")["svgs"]![0]!.GetValue<string>());
        // Without the card and the frame of a clip.
        var marks = svg.Descendants().Where(e => e.Name.LocalName == mark && e.Ancestors().All(a => a.Name.LocalName != "clipPath"));
        Assert.Equal(count, marks.Count(e => (string?)e.Attribute("class") is { } style && style != "card"));
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "text");
    }

    [Fact]
    public void A_histogram_counts_as_a_plain_loop_does()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() * random.NextDouble())];
        var numbers = string.Join(",", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        var json = $$"""{"data":[{"type":"histogram","nbinsx":7,"x":[{{numbers}}]}]}""";
        var series = Assert.Single(Assert.Single(PlotlyFigure.Read(JsonNode.Parse(json)!.AsObject()).Panels).Series);
        var expected = new double?[7];
        for (var bin = 0; bin < 7; bin++)
        {
            expected[bin] = values.Count(v => v >= series.X[bin] && (bin == 6 ? v <= series.X[7] + 1e-12 : v < series.X[bin + 1]));
        }

        Assert.Equal(expected, series.Y);
        Assert.Equal(values.Min(), series.X[0]);
        Assert.Equal(values.Max(), series.X[7]!.Value, 1e-12);
    }

    [Fact]
    public void A_grid_has_a_picture_for_each_subplot()
    {
        var drawn = Render(Grid);
        Assert.Equal((3, 3), (drawn["svgs"]!.AsArray().Count, drawn["columns"]!.GetValue<int>()));
        Assert.Equal("Three", drawn["title"]!.GetValue<string>());
        Assert.Contains(">kind<", drawn["svgs"]![2]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("[Chart] Three: scatter of 2, scatter of 2, bar of 2", drawn["text"]!.GetValue<string>());
    }

    [Fact]
    public void Of_a_kind_that_is_not_drawn_the_name_is_told()
    {
        var drawn = Render("""{"data":[{"type":"pie","values":[1,2]},{"type":"surface","z":[[1]]}]}""");
        Assert.Empty(drawn["svgs"]!.AsArray());
        Assert.Equal(["pie", "surface"], drawn["otherKinds"]!.AsArray().Select(kind => kind!.GetValue<string>()));
    }

    [Fact]
    public void The_interactive_form_keeps_what_was_given_but_the_size_that_nobody_asked_for()
    {
        var plotly = Render("""{"data":[{"type":"bar","y":[1]}],"layout":{"width":600,"height":600,"bargap":0.5}}""")["plotly"]!;
        Assert.Equal(0.5, plotly["layout"]!["bargap"]!.GetValue<double>());
        Assert.Null(plotly["layout"]!["width"]);
        Assert.Equal(380, plotly["layout"]!["height"]!.GetValue<double>());
        Assert.Equal(250, Render("""{"data":[],"layout":{"height":250}}""")["plotly"]!["layout"]!["height"]!.GetValue<double>());
    }

    private static JsonNode Render(string figure) => JsonNode.Parse(Renderer.RenderFigure(figure))!;
}
