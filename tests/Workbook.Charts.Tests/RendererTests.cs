using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Workbook.Charts.Tests;

public sealed class RendererTests
{
    private const string Line = """{"title":"Loss","x":"Iteration","y":"Loss","xLog":false,"yLog":false,"width":440,"height":330,"series":[{"name":"baseline","kind":"LineWithMarkers","x":[0,1,2],"y":[2.3,null,1.5],"labels":[],"spread":[]}]}""";

    [Fact]
    public void Static_drawing_is_as_kept()
        => Snapshot.Match(Svg(Line).ToString(), "line.svg");

    [Fact]
    public void Interactive_chart_is_as_kept()
        => Snapshot.Match(Plotly(Line).ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "line.json");

    [Fact]
    public void A_gap_stays_a_gap()
    {
        // Two stretches of one point each: nothing to join by a line.
        Assert.DoesNotContain(
            Svg(Line).Descendants(),
            element => element.Name.LocalName == "polyline" && element.Attribute("points")!.Value.Split(' ').Length > 2);
        Assert.Null(Plotly(Line)["data"]![0]!["y"]![1]);
    }

    [Fact]
    public void Positions_that_count_from_zero_are_left_out_and_others_are_kept()
    {
        Assert.Null(Plotly(Line)["data"]![0]!["x"]);
        Assert.Equal(7, (double?)Plotly(Line.Replace("[0,1,2]", "[7,8,9]", StringComparison.Ordinal))["data"]![0]!["x"]![0]);
    }

    [Fact]
    public void Every_color_that_is_not_the_axis_has_its_dark_counterpart()
    {
        var style = Svg(Line).Elements().Single(element => element.Name.LocalName == "style").Value;
        var dark = style[style.IndexOf("@media", StringComparison.Ordinal)..];

        Assert.Contains(Palette.Dark[0], dark, StringComparison.Ordinal);
        Assert.Contains(Palette.DarkInk, dark, StringComparison.Ordinal);
        Assert.Contains(Palette.DarkCard, dark, StringComparison.Ordinal);
        Assert.DoesNotContain("rgb(", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_those_of_the_panel()
    {
        string[] texts = [.. Svg(Line).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

        Assert.Contains("Iteration", texts);
        Assert.Equal(2, texts.Count(text => text == "Loss"));
        Assert.Contains("baseline", texts);
    }

    [Fact]
    public void Texts_are_as_wide_as_in_Arial_in_any_font()
    {
        var svg = Svg(Line.Replace("baseline", "bàseline 名", StringComparison.Ordinal));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text");

        Assert.All(texts.Where(text => text.Value.Length > 1 && !text.Value.Contains('名', StringComparison.Ordinal)), text =>
        {
            Assert.Equal("spacingAndGlyphs", text.Attribute("lengthAdjust")!.Value);
            Assert.InRange(double.Parse(text.Attribute("textLength")!.Value), 3 * text.Value.Length, 10 * text.Value.Length);
        });
        // Letters that are as wide as high would be squeezed.
        Assert.Null(texts.Single(text => text.Value.Contains('名', StringComparison.Ordinal)).Attribute("textLength"));
    }

    [Fact]
    public void Texts_lie_inside_and_do_not_touch_each_other()
    {
        var boxes = TextBoxes(Svg(Line.Replace("[2.3,null,1.5]", "[1e-9,2e-9,3e-9]", StringComparison.Ordinal)));

        Assert.All(
            boxes, box => Assert.True(box.Left >= 0 && box.Right <= 440 && box.Top >= 0 && box.Bottom <= 330, $"{box} lies outside"));
        foreach (var (i, box) in boxes.Index())
        {
            Assert.All(boxes.Skip(i + 1), other => Assert.False(
                box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom,
                $"{box} and {other} overlap"));
        }
    }

    [Fact]
    public void A_title_of_forty_letters_fits_over_a_panel_that_stands_beside_two_others()
    {
        var narrow = Line.Replace("\"title\":\"Loss\"", "\"title\":\"Final training loss, mean of the last 100\"", StringComparison.Ordinal)
            .Replace("440", "300", StringComparison.Ordinal)
            .Replace("330", "310", StringComparison.Ordinal);

        Assert.All(TextBoxes(Svg(narrow)), box => Assert.True(box.Left >= 0 && box.Right <= 300, $"{box} lies outside"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"title\":")]
    public void What_is_not_a_panel_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Renderer.Render(json));

    [Fact]
    public void Plotly_is_carried_along() => Assert.True(PlotlyScript.Text().Length > 3_000_000);

    private static XElement Svg(string panel) => XElement.Parse((string)JsonNode.Parse(Renderer.Render(panel))!["svg"]!);

    private static JsonNode Plotly(string panel) => JsonNode.Parse(Renderer.Render(panel))!["plotly"]!;

    private static List<(string Text, double Left, double Top, double Right, double Bottom)> TextBoxes(XElement svg)
    {
        var style = svg.Elements().Single(element => element.Name.LocalName == "style").Value;
        var boxes = new List<(string, double, double, double, double)>();
        foreach (var text in svg.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            var rule = style[style.IndexOf($".{text.Attribute("class")!.Value}{{", StringComparison.Ordinal)..];
            rule = rule[..rule.IndexOf('}', StringComparison.Ordinal)];
            var size = Number(rule, "font-size:");
            var width = new TextMeasurer().MeasureText(
                text.Value, null, size, rule.Contains("font-weight:700", StringComparison.Ordinal) ? 700 : 400).Width;
            var place = text.Attribute("transform")!.Value.Split('(', ',', ')');
            var (x, y, turned) = (
                double.Parse(place[1]),
                double.Parse(place[2]),
                text.Attribute("transform")!.Value.Contains("rotate(-90", StringComparison.Ordinal));
            var down = double.Parse(text.Attribute("dy")!.Value.Replace("em", "", StringComparison.Ordinal)) * size;
            var before = rule.Contains("text-anchor:middle", StringComparison.Ordinal) ? width / 2
                : rule.Contains("text-anchor:end", StringComparison.Ordinal) ? width
                : 0;
            boxes.Add(turned
                ? (text.Value, x + down - (0.75 * size), y - width + before, x + down + (0.2 * size), y + before)
                : (text.Value, x - before, y + down - (0.75 * size), x - before + width, y + down + (0.2 * size)));
        }

        return boxes;
    }

    private static double Number(string rule, string name)
    {
        var from = rule.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return double.Parse(rule[from..rule.IndexOf("px", from, StringComparison.Ordinal)]);
    }
}
