namespace Workbook.Charts.Tests;

public sealed class TextMeasurerTests
{
    /// <summary>
    /// Widths that a browser measured in Arial's metrics (Liberation Sans), in pixels at 100 px; it moves some pairs of letters a little
    /// closer.
    /// </summary>
    [Theory]
    [InlineData("batch norm", 500.24)]
    [InlineData("0.35", 194.63)]
    [InlineData("Weight initialization scale", 1115.38)]
    [InlineData("", 0)]
    public void Widths_are_those_of_the_font(string text, double width)
        => Assert.Equal(width, new TextMeasurer().MeasureText(text, null, 100).Width, 2.0);

    [Fact]
    public void Lines_lie_under_each_other()
        => Assert.Equal(2 * new TextMeasurer().MeasureText("a", null, 10).Height, new TextMeasurer().MeasureText("a\nb", null, 10).Height);
}
