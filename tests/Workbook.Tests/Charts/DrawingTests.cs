namespace Workbook.Tests.Charts;

public sealed class DrawingTests
{
    private const string Circle = "<circle r='4' fill='#000'/></svg>";

    [Theory]
    [InlineData("<svg", "The drawing \"d\" is not SVG: ")]
    [InlineData("", "The drawing \"d\" is not SVG: ")]
    [InlineData(
        "<p xmlns='http://www.w3.org/1999/xhtml'/>",
        "The drawing \"d\" has the root element <p> in the namespace \"http://www.w3.org/1999/xhtml\"; "
        + "wanted <svg> in \"http://www.w3.org/2000/svg\".")]
    [InlineData("<svg viewBox='0 0 9 9'/>", "The drawing \"d\" has the root element <svg> in the namespace \"\"; wanted <svg> in")]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "The drawing \"d\" has no size: give it a viewBox of four numbers, or width and height.")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 x 9'/>", "The drawing \"d\" has no size")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='9'/>", "The drawing \"d\" has no size")]
    public void What_is_not_a_drawing_is_refused(string svg, string message)
        => Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Figure.Svg(svg, "d")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_drawing_needs_words(string description)
        => Assert.Throws<ArgumentException>(
            () => Figure.Svg($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{Circle}", description));

    [Fact]
    public void Width_and_height_serve_where_there_is_no_view_box()
        => Assert.Contains(
            "viewBox=\"0 0 30 20\"",
            Figure.Svg($"<svg xmlns='http://www.w3.org/2000/svg' width='30px' height='20'>{Circle}", "d").ToSvg(),
            StringComparison.Ordinal);

    [Fact]
    public void Only_drawings_in_the_current_color_follow_the_theme()
    {
        var fixedColors = Figure.Svg($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{Circle}", "d").ToSvg();

        Assert.DoesNotContain("prefers-color-scheme", fixedColors, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme", SampleFigures.Drawing.ToSvg(), StringComparison.Ordinal);
    }
}
