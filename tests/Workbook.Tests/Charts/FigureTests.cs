using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Tests.Charts;

public sealed partial class FigureTests
{
    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Text_form_is_as_kept(string name)
        => Snapshot.Match($"{SampleFigures.ByName(name).ToText()}---\n{SampleFigures.ByName(name).Summary}\n", $"{name}.txt");

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Drawing_is_as_kept(string name)
        => Snapshot.Match(Readable(Unpack(SampleFigures.ByName(name).ToSvg())), $"{name}.svg");

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Html_is_as_kept(string name)
        => Snapshot.Match(
            Base64()
                .Replace(SampleFigures.ByName(name).ToHtml(), "data:$1;base64,…")
                .Replace(FigureHtml.Script, "<script>…</script>", StringComparison.Ordinal),
            $"{name}.html");

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Html_has_a_root_of_the_figures_class_images_with_text_and_no_ids(string name)
    {
        var html = SampleFigures.ByName(name).ToHtml();

        Assert.StartsWith("<div class=\"workbook-figure\">", html, StringComparison.Ordinal);
        Assert.Matches("<img[^>]* alt=\"[^\"]{10,}\"[^>]* src=\"data:image/svg\\+xml;base64,", html);
        Assert.DoesNotMatch("<[^>]* id=", html);
    }

    [Theory]
    [MemberData(nameof(SampleFigures.Names), MemberType = typeof(SampleFigures))]
    public void Drawing_is_xml_with_a_title_and_an_opaque_ground(string name)
    {
        var root = XElement.Parse(SampleFigures.ByName(name).ToSvg());

        Assert.NotEmpty(root.Element(root.Name.Namespace + "title")!.Value);
        Assert.Contains(
            root.Elements(),
            element => element.Name.LocalName == "rect" && element.Attribute("class")!.Value.EndsWith("card", StringComparison.Ordinal));
    }

    [Fact]
    public void A_title_that_looks_like_html_is_shown_as_written()
    {
        var html = SampleFigures.Bars.WithTitle("<script>alert(1)</script>").ToHtml();

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_name_does_not_end_the_script_that_holds_it()
    {
        var html = Figure.Grid(new Panel("t", "x", "y").Line("</script><b>", [1, 2]).Line("b", [1, 2])).ToHtml();

        Assert.Equal(2, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void A_kind_without_a_picture_says_so_under_its_title()
    {
        var svg = Figure.Plotly("""{"data":[{"type":"pie","values":[1,2]}],"layout":{"title":"Shares"}}""").ToSvg();

        Assert.Contains(">Shares</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">A chart of the kind pie, which needs scripts to be drawn.</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void As_one_chart_panels_keep_their_titles()
    {
        var titles = JsonNode.Parse(SampleFigures.Three.ToPlotly())!["layout"]!["annotations"]!.AsArray();

        Assert.Equal(3, titles.Count);
        Assert.All(titles, title => Assert.StartsWith("<b>", (string)title!["text"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_curves_stay_small()
    {
        double[] losses = [.. Enumerable.Range(0, 100_000).Select(i => 1 + Math.Sin(i))];

        Assert.InRange(Figure.Grid(new Panel("Loss", "Iteration", "Loss").Points("a", losses)).ToHtml().Length, 1, 400_000);
    }

    [Fact]
    public void Nothing_to_show_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Figure.Grid());
        Assert.Throws<ArgumentException>(() => Figure.Images([]));
    }

    /// <summary>Images inside of images are written out; pixels are not.</summary>
    private static string Unpack(string svg) =>
        Base64().Replace(
            svg,
            match => match.Groups[1].Value == "image/svg+xml"
                ? $"\n{Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[2].Value))}\n"
                : "png");

    private static string Readable(string svg) => svg.Replace("><", ">\n<", StringComparison.Ordinal);

    [GeneratedRegex("data:([a-z/+]+);base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex Base64();
}
