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

    [Theory]
    [InlineData("")]
    [InlineData("\"nbinsx\":7,")]
    [InlineData("\"xbins\":{\"start\":-0.25,\"end\":1.25,\"size\":0.125},")]
    public void A_histogram_counts_as_a_plain_loop_does_over_the_bins_that_the_interactive_one_is_told(string bins)
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() * random.NextDouble())];
        var numbers = string.Join(",", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
        var json = $$"""{"data":[{"type":"histogram",{{bins}}"x":[{{numbers}}]}]}""";
        var series = Assert.Single(Assert.Single(Read(json).Panels).Series);
        var told = Render(json)["plotly"]!["data"]![0]!["xbins"]!;
        var (start, size) = (told["start"]!.GetValue<double>(), told["size"]!.GetValue<double>());
        for (var bin = 0; bin < series.Y.Length; bin++)
        {
            var low = start + (bin * size);
            Assert.Equal(values.Count(v => v >= low && v < low + size), series.Y[bin]);
            Assert.Equal(low + (size / 2), series.X[bin]!.Value, 1e-12);
        }

        Assert.Equal(values.Length, series.Y.Sum());
        Assert.Equal(size, series.BarWidth, 1e-12);
        Assert.Equal(start + (series.Y.Length * size), told["end"]!.GetValue<double>(), 1e-12);
    }

    [Theory]
    [InlineData("{\"x\":[0,1,9,10],\"xbins\":{\"start\":0,\"size\":5}}", "2,1,1")]
    [InlineData("{\"x\":[\"a\",\"b\",\"b\"]}", "1,2")]
    public void Every_value_of_a_histogram_is_counted(string trace, string counts)
    {
        var json = $$"""{"data":[{"type":"histogram",{{trace[1..]}}]}""";
        Assert.Equal(counts, string.Join(',', Assert.Single(Assert.Single(Read(json).Panels).Series).Y));
        // Of texts the interactive one makes its own bins.
        Assert.Equal(trace.Contains("xbins", StringComparison.Ordinal), Render(json)["plotly"]!["data"]![0]!["xbins"] is not null);
    }

    [Theory]
    [InlineData("{\"type\":\"histogram\",\"histfunc\":\"avg\",\"x\":[1,1],\"y\":[2,3]}", "histogram (avg)")]
    [InlineData("{\"type\":\"histogram\",\"cumulative\":{\"enabled\":true},\"x\":[1,1]}", "cumulative histogram")]
    [InlineData("{\"type\":\"box\",\"x\":[1,2,3]}", "lying box")]
    public void What_would_be_drawn_wrongly_is_named_instead(string trace, string kind) =>
        Assert.Equal([kind], Read($$"""{"data":[{{trace}}]}""").OtherKinds);

    [Fact]
    public void Bars_stand_beside_or_on_top_of_each_other_as_their_layout_says()
    {
        const string Data = """{"type":"bar","x":["a","b"],"y":[3,1]},{"type":"bar","x":["a","b"],"y":[2,4]}""";
        var stacked = Read(Mode(Data, "stack")).Panels[0].Series;
        var beside = Read($$"""{"data":[{{Data}}]}""").Panels[0].Series;

        Assert.Equal([0, 0], stacked[0].Bases);
        Assert.Equal([3, 1], stacked[1].Bases);
        Assert.All(stacked, series => Assert.Equal((0.8, 0.0), (series.BarWidth, series.BarCenter)));
        Assert.Equal([0, 0], beside[1].Bases);
        Assert.Equal([-0.2, 0.2], beside.Select(series => series.BarCenter), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(beside, series => Assert.Equal(0.4, series.BarWidth, 1e-12));
    }

    [Fact]
    public void Below_the_axis_bars_are_stacked_by_themselves_where_that_is_asked_for()
    {
        const string Data = """{"type":"bar","x":["a"],"y":[3]},{"type":"bar","x":["a"],"y":[-2]},{"type":"bar","x":["a"],"y":[-1]}""";
        Assert.Equal([0, 0, -2], Read(Mode(Data, "relative")).Panels[0].Series.Select(series => series.Bases[0]));
    }

    [Fact]
    public void A_histogram_in_one_subplot_leaves_the_bars_of_another_their_gaps()
    {
        var bar = Render("""
            {"data":[{"type":"histogram","x":[1,2,2]},{"type":"bar","x":["a","b"],"y":[3,1],"xaxis":"x2","yaxis":"y2"}]}
            """)["plotly"]!["data"]![1]!;
        Assert.Equal((0.8, -0.4), (bar["width"]!.GetValue<double>(), bar["offset"]!.GetValue<double>()));
    }

    [Fact]
    public void Error_bars_are_drawn()
    {
        var series = Read("""{"data":[{"type":"bar","x":["a","b"],"y":[3,1],"error_y":{"array":[1,0.5]}}]}""").Panels[0].Series[0];
        Assert.Equal([1, 0.5], series.Spread);
        // Bars have no lines of this width of their own.
        var svg = Svg("""{"data":[{"type":"bar","x":["a"],"y":[3],"error_y":{"array":[1]}}]}""");
        Assert.Contains("stroke-width:1.2", svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_numbers_on_an_axis_of_dates()
    {
        var days = string.Join(",", Enumerable.Range(1, 28).Select(day => $"\"2024-02-{day:00}T00:00:00\""));
        var json = $$"""{"data":[{"type":"scatter","x":[{{days}}],"y":[{{string.Join(",", Enumerable.Range(1, 28))}}]}]}""";
        Assert.InRange(Texts(Svg(json)).Count(text => text.StartsWith("Feb ", StringComparison.Ordinal)), 3, 9);
        var x = Read(json).Panels[0].Series[0].X;
        Assert.All(x.Zip(x.Skip(1)), pair => Assert.Equal(1, pair.Second - pair.First));
    }

    [Fact]
    public void Names_that_do_not_fit_side_by_side_stand_aslant_and_of_very_many_a_part_is_written()
    {
        static string Bars(IEnumerable<int> numbers) =>
            $$"""
            {"data":[{"type":"bar",
                      "x":[{{string.Join(",", numbers.Select(i => $"\"optimizer {i}\""))}}],
                      "y":[{{string.Join(",", numbers)}}]}]}
            """;
        static string[] Names(int count) =>
        [
            .. Svg(Bars(Enumerable.Range(0, count))).Descendants()
                .Where(e => e.Name.LocalName == "text" && e.Value.StartsWith("optimizer", StringComparison.Ordinal))
                .Select(e => e.Attribute("transform")!.Value),
        ];

        Assert.DoesNotContain(Names(5), place => place.Contains("rotate", StringComparison.Ordinal));
        Assert.All(Names(20), place => Assert.Contains("rotate(-45)", place, StringComparison.Ordinal));
        Assert.Equal(20, Names(20).Length);
        Assert.InRange(Names(100).Length, 20, 40);
    }

    [Fact]
    public void A_color_that_would_not_be_seen_on_dark_is_replaced_there_in_both_forms()
    {
        const string Json = """
            {"data":[{"type":"scatter","y":[1,2],"line":{"color":"black"}},{"type":"scatter","y":[2,1],"line":{"color":"yellow"}}]}
            """;
        var dark = Render(Json)["plotly"]!["layout"]!["meta"]!["dark"]!["colors"]!.AsObject();
        var replaced = Assert.Single(dark);
        Assert.Equal("black", replaced.Key);

        var style = Svg(Json).Elements().Single(e => e.Name.LocalName == "style").Value;
        var media = style.IndexOf("@media", StringComparison.Ordinal);
        Assert.Contains("stroke:#000000", style[..media], StringComparison.Ordinal);
        Assert.Contains($"stroke:{replaced.Value}", style[media..], StringComparison.Ordinal);
        Assert.DoesNotContain("#000000", style[media..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_was_asked_for_is_that_of_both_forms_and_the_page_decides_on_the_width()
    {
        var drawn = Render("""{"data":[{"type":"scatter","y":[1,2]}],"layout":{"width":900,"height":250}}""");
        Assert.Equal((900, 250), (drawn["width"]!.GetValue<double>(), drawn["height"]!.GetValue<double>()));
        Assert.Equal(250, drawn["plotly"]!["layout"]!["height"]!.GetValue<double>());
        Assert.Null(drawn["plotly"]!["layout"]!["width"]);

        // The title over a grid has its place in both.
        var grid = Render(Grid);
        Assert.Equal(grid["plotly"]!["layout"]!["height"]!.GetValue<double>(), grid["height"]!.GetValue<double>() + 30);
    }

    [Fact]
    public void Both_forms_have_the_same_colors_one_for_each_trace_of_the_whole_figure()
    {
        var (figure, layout) = (Read(Grid), Render(Grid)["plotly"]!["layout"]!);
        Assert.Equal(Palette.Light[..3], figure.Panels.Select(panel => panel.Series[0].Color));
        Assert.Equal(Palette.Light, layout["template"]!["layout"]!["colorway"]!.AsArray().Select(color => color!.GetValue<string>()));
        Assert.Equal(Palette.Dark, layout["meta"]!["dark"]!["colorway"]!.AsArray().Select(color => color!.GetValue<string>()));
    }

    [Fact]
    public void The_template_that_Plotly_NET_writes_unasked_gives_way_and_another_stays()
    {
        static JsonNode Layout(string ground) => Render("""
            {"data":[{"type":"scatter","y":[1]}],
             "layout":{"template":{"layout":{"paper_bgcolor":"rgba(255, 255, 255, 1.0)","plot_bgcolor":"GROUND","colorway":["red"]}}}}
            """.Replace("GROUND", ground, StringComparison.Ordinal))["plotly"]!["layout"]!;
        Assert.Equal(Palette.Card, Layout("rgba(229, 236, 246, 1.0)")["template"]!["layout"]!["plot_bgcolor"]!.GetValue<string>());
        Assert.Equal("beige", Layout("beige")["template"]!["layout"]!["plot_bgcolor"]!.GetValue<string>());
        Assert.Null(Layout("beige")["meta"]!["dark"]!["colorway"]);
    }

    [Fact]
    public void Titles_of_subplots_stand_over_them_and_tags_are_not_written()
    {
        const string Json = """
            {"data":[{"type":"scatter","y":[1,2]},{"type":"scatter","y":[3,4],"xaxis":"x2","yaxis":"y2"}],
             "layout":{"title":"<b>Both &amp; more</b>",
                       "annotations":[{"text":"<b>Left</b>","showarrow":false},{"text":"Right","showarrow":false}]}}
            """;
        var drawn = Render(Json);
        Assert.Equal("Both & more", drawn["title"]!.GetValue<string>());
        Assert.Equal(
            ["Left", "Right"], drawn["svgs"]!.AsArray().Select(
                svg => XElement.Parse(svg!.GetValue<string>()).Elements().Single(e => e.Name.LocalName == "title").Value));
    }

    [Fact]
    public void A_logarithmic_axis_over_many_powers_writes_the_powers_only()
    {
        var texts = Texts(Svg("""{"data":[{"type":"scatter","x":[1,1000],"y":[1,2]}],"layout":{"xaxis":{"type":"log"}}}"""));
        Assert.Equal(4, texts.Count(text => text == "10"));
        Assert.DoesNotContain(texts, text => text.Contains('·', StringComparison.Ordinal));
    }

    [Fact]
    public void A_heatmaps_cells_leave_no_gaps_and_no_tick_lies_on_its_bar_of_colors()
    {
        var svg = Svg("""{"data":[{"type":"heatmap","z":[[1,2,3],[4,5,6]],"colorscale":[[0,"#ff0000"],[1,"#0000ff"]]}]}""");
        var cells = svg.Descendants().Where(e => e.Name.LocalName == "rect" && e.Attribute("class") is { Value: not "card" }).Take(6)
            .Select(cell => (Left: double.Parse(cell.Attribute("x")!.Value), Width: double.Parse(cell.Attribute("width")!.Value)))
            .ToList();
        // Two rows of three, each a little over what has room.
        Assert.True(cells.Sum(cell => cell.Width) / 2 > cells.Max(cell => cell.Left + cell.Width) - cells.Min(cell => cell.Left) + 1);
        var style = svg.Elements().Single(e => e.Name.LocalName == "style").Value;
        Assert.Contains("fill:#ff0000", style, StringComparison.Ordinal);
        Assert.Contains("fill:#0000ff", style, StringComparison.Ordinal);
        Assert.DoesNotContain("stroke:#000000", style, StringComparison.Ordinal);
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

    private static XElement Svg(string figure) => XElement.Parse(Render(figure)["svgs"]![0]!.GetValue<string>());

    private static string[] Texts(XElement svg) => [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];

    private static string Mode(string data, string mode) =>
        """{"data":[DATA],"layout":{"barmode":"MODE"}}""".Replace("DATA", data, StringComparison.Ordinal)
            .Replace("MODE", mode, StringComparison.Ordinal);

    private static PlotlyFigure Read(string figure) => PlotlyFigure.Read(JsonNode.Parse(figure)!.AsObject());

    private static JsonNode Render(string figure) => JsonNode.Parse(Renderer.RenderFigure(figure))!;
}
