using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Tests;

public sealed partial class TrainingCurvesTests
{
    [Fact]
    public void The_loss_falls_where_it_fell_and_reaches_as_far_as_the_training_has_come()
    {
        var curves = new TrainingCurves();
        for (var done = 1; done <= 500; done++)
        {
            curves.Add(new TrainingProgress(done, 1000, done / 100, 10, 3.0 - (done / 250.0), 0.1, 0.1, done == 1 || done % 100 == 0));
        }

        var (loss, train, validation) = Lines(curves);
        Assert.Equal(100, loss.Length);
        Assert.All(loss.Zip(loss.Skip(1)), pair => Assert.True(pair.Second.X > pair.First.X && pair.Second.Y > pair.First.Y));
        // Half of the training is half of the plot's width.
        var axis = train[^1].X - train[0].X;
        Assert.InRange((loss[^1].X - loss[0].X) / axis, 0.96, 1);
        Assert.Equal(6, train.Length);
        Assert.Equal(train, validation);
    }

    [Fact]
    public void A_loss_that_has_run_away_is_left_out()
    {
        var curves = new TrainingCurves();
        double[] losses = [2, 1.7e308, double.NaN, double.PositiveInfinity, 2.5, 3];
        for (var i = 0; i < losses.Length; i++)
        {
            curves.Add(new TrainingProgress(i + 1, 6, 0, 1, losses[i], 0.1, 0.1, Measured: true));
        }

        var line = Svg(curves).Descendants().First(e => e.Name.LocalName == "polyline");
        Assert.All(Points(line), point => Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
        Assert.InRange(Svg(curves).Descendants().Count(), 10, 100);
    }

    [Fact]
    public void Every_measurement_is_a_point_at_its_epoch()
    {
        var curves = new TrainingCurves();
        double[] train = [0.1, 0.3, 0.5];
        double[] validation = [0.1, 0.2, 0.1];
        for (var i = 0; i < 3; i++)
        {
            curves.Add(new TrainingProgress((10 * i) + 1, 20, i, 2, 1, train[i], validation[i], Measured: true));
            curves.Add(new TrainingProgress((10 * i) + 2, 20, i, 2, 1, train[i], validation[i], Measured: false));
        }

        var (_, a, b) = Lines(curves);
        Assert.Equal(3, a.Length);
        Assert.Equal(a[0], b[0]);
        // In proportion to the values: 0.1, 0.2 and 0.1 on the one line where the other has 0.1, 0.3 and 0.5.
        Assert.Equal((a[0].Y - a[1].Y) / 2, b[0].Y - b[1].Y, 0.11);
        Assert.Equal((a[0].Y - a[2].Y) / 4, b[0].Y - b[1].Y, 0.11);
        Assert.Equal(b[0].Y, b[2].Y);
        Assert.Equal(a[1].X - a[0].X, a[2].X - a[1].X, 0.11);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(0)]
    [InlineData(1e-9)]
    public void Whatever_the_loss_is_the_picture_is_whole_and_inside_its_frame(double bad)
    {
        var curves = new TrainingCurves();
        foreach (var (loss, i) in new[] { 2.3, bad, bad }.Select((loss, i) => (loss, i)))
        {
            curves.Add(new TrainingProgress(i + 1, 3, 0, 1, loss, 0.1, 0.1, Measured: i == 0));
        }

        var svg = Svg(curves);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg.ToString(), StringComparison.Ordinal);
        Assert.All(
            svg.Descendants().Where(e => e.Name.LocalName == "polyline").SelectMany(Points),
            point => Assert.True(point.X is >= 0 and <= 640 && point.Y is >= 0 and <= 190));
    }

    [Fact]
    public void It_is_small_after_many_iterations()
    {
        var curves = new TrainingCurves();
        for (var done = 1; done <= 100_000; done++)
        {
            curves.Add(new TrainingProgress(done, 100_000, done / 1000, 100, 2.3 / done, 0.5, 0.4, done % 1000 == 0));
        }

        Assert.InRange(curves.ToHtml("text").Length, 1000, 12_000);
    }

    private static (
        (double X, double Y)[] Loss, (double X, double Y)[] Train, (double X, double Y)[] Validation) Lines(TrainingCurves curves)
    {
        var lines = Svg(curves).Descendants().Where(e => e.Name.LocalName == "polyline").Select(Points).ToArray();
        Assert.Equal(3, lines.Length);
        return (lines[0], lines[1], lines[2]);
    }

    private static XElement Svg(TrainingCurves curves)
        => XElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(Base64().Match(curves.ToHtml("text")).Groups[1].Value)));

    private static (double X, double Y)[] Points(XElement line)
        => [.. line.Attribute("points")!.Value.Split(' ').Select(pair => pair.Split(','))
            .Select(pair => (Number(pair[0]), Number(pair[1])))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("base64,([^\"]+)\"")]
    private static partial Regex Base64();
}
