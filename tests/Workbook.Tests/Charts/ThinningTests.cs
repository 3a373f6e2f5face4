namespace Workbook.Tests.Charts;

public sealed class ThinningTests
{
    [Fact]
    public void Short_series_are_kept_whole()
        => Assert.Equal(Enumerable.Range(0, 10), Thinning.Keep(new double[10], 10));

    [Theory]
    [InlineData(11, 10)]
    [InlineData(2001, 2000)]
    [InlineData(100_000, 2000)]
    public void Long_series_keep_their_ends_and_extremes_and_fit(int count, int most)
    {
        var random = new Random(7);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];

        var kept = Thinning.Keep(values, most);

        Assert.InRange(kept.Length, most / 2, most);
        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.Equal((0, count - 1), (kept[0], kept[^1]));
        Assert.Contains(Array.IndexOf(values, values.Max()), kept);
        Assert.Contains(Array.IndexOf(values, values.Min()), kept);
    }

    [Fact]
    public void A_gap_does_not_hide_its_neighbors()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? double.NaN : i)];

        var kept = Thinning.Keep(values, 100);

        Assert.True(kept.Count(i => double.IsFinite(values[i])) > 90);
    }

    [Fact]
    public void An_infinity_does_not_hide_the_extreme_before_it()
    {
        var values = Enumerable.Repeat(5.0, 4000).ToArray();
        (values[2003], values[2004]) = (99, double.PositiveInfinity);
        Assert.Contains(2003, Thinning.Keep(values, 2000));
    }
}
