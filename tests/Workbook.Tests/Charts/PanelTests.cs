namespace Workbook.Tests.Charts;

public sealed class PanelTests
{
    private static readonly Panel Empty = new("Loss", "Iteration", "Loss");

    [Fact]
    public void Adding_a_line_leaves_the_panel_as_it_was()
    {
        var more = Empty.Line("a", [1, 2, 3]);

        Assert.Empty(Empty.Series);
        Assert.Equal([0.0, 1, 2], more.Series[0].X);
        Assert.Equal([1.0, 2, 3], more.Series[0].Y);
    }

    [Theory]
    [InlineData(40, null, SeriesKind.LineWithMarkers)]
    [InlineData(41, null, SeriesKind.Line)]
    [InlineData(40, false, SeriesKind.Line)]
    [InlineData(41, true, SeriesKind.LineWithMarkers)]
    public void Short_lines_have_markers_unless_it_is_said_otherwise(int points, bool? markers, SeriesKind kind)
        => Assert.Equal(kind, Empty.Line("a", new double[points], markers).Series[0].Kind);

    [Fact]
    public void Several_lines_come_in_order()
    {
        (string, double[])[] lines = [("a", [1, 2]), ("b", [3, 4])];

        Assert.Equal(["a", "b"], Empty.Lines(lines).Series.Select(series => series.Name));
    }

    [Fact]
    public void Lengths_must_agree()
    {
        var positions = Assert.Throws<ArgumentException>(() => Empty.Line("a", [1, 2, 3], [1, 2]));
        var spreads = Assert.Throws<ArgumentException>(() => Empty.Line("a", [1, 2], [1, 2], spread: [1]));
        var labels = Assert.Throws<ArgumentException>(() => Empty.Bars("a", ["x"], [1, 2]));

        Assert.Equal("Series \"a\" has 3 positions for 2 values.", positions.Message);
        Assert.Equal("Series \"a\" has 1 spreads for 2 values.", spreads.Message);
        Assert.Equal("Series \"a\" has 1 labels for 2 values.", labels.Message);
    }

    [Fact]
    public void Bars_side_by_side_have_the_same_labels()
    {
        var e = Assert.Throws<ArgumentException>(() => Empty.Bars("a", ["x", "y"], [1, 2]).Bars("b", ["x", "z"], [1, 2]));

        Assert.Equal("Bars \"b\" have the labels x, z; \"a\" in the same panel has x, y.", e.Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void An_empty_range_is_refused(double low, double high)
        => Assert.Contains(
            "the vertical axis cannot go from",
            Assert.Throws<ArgumentException>(() => Empty.YRange(low, high)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Histogram_counts_each_value_once_the_upper_edge_included()
    {
        var histogram = Empty.Histogram("a", [0, 0.5, 1, 1.5, 2, double.NaN], bins: 2).Series[0];

        Assert.Equal([0.0, 1, 2], histogram.X);
        Assert.Equal([2.0, 3], histogram.Y);
    }

    [Fact]
    public void Histogram_of_equal_values_has_width()
    {
        var histogram = Empty.Histogram("a", [3, 3, 3], bins: 3).Series[0];

        Assert.True(histogram.X[0] < 3 && histogram.X[^1] > 3);
        Assert.Equal(3, histogram.Y.Sum());
    }

    [Fact]
    public void Histogram_leaves_out_what_lies_outside_of_its_range()
        => Assert.Equal(2, Empty.Histogram("a", [-1, 0.2, 0.8, 2], bins: 4, range: (0, 1)).Series[0].Y.Sum());

    [Theory]
    [InlineData(5, 1)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    public void Histogram_over_an_empty_range_is_refused_by_name(double low, double high)
        => Assert.Contains(
            "Histogram \"a\"",
            Assert.Throws<ArgumentException>(() => Empty.Histogram("a", [2], range: (low, high))).Message,
            StringComparison.Ordinal);
}
