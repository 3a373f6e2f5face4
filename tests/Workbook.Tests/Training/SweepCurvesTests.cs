using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Tests;

public sealed partial class SweepCurvesTests
{
    private static readonly string[] Names = ["plain", "<batch> norm", ""];

    [Fact]
    public void Without_a_training_there_is_no_picture()
    {
        var curves = new SweepCurves(Names);
        Assert.Null(curves.ToHtml("0 of 3 done"));
        curves.Begin(0);
        Assert.Null(curves.ToHtml("0 of 3 done"));
    }

    [Fact]
    public void Each_training_is_a_line_in_each_plot_in_its_items_color_with_dashes_of_its_own()
    {
        var curves = new SweepCurves(Names);
        Train(curves.Begin(0), 2.3);
        Train(curves.Begin(1), 2.3);
        Train(curves.Begin(1), 2.2);
        string[] looks = ["line c0 d0", "line c1 d0", "line c1 d1"];
        Assert.Equal([.. looks, .. looks, .. looks], Lines(curves).Select(line => line.Look));
    }

    [Fact]
    public void What_runs_lies_above_what_is_done()
    {
        var curves = new SweepCurves(Names);
        Train(curves.Begin(0), 2.3);
        Train(curves.Begin(1), 2.3);
        curves.End(1);
        Assert.Equal(["line c1 d0 done", "line c0 d0"], Lines(curves)[..2].Select(line => line.Look));
    }

    [Fact]
    public void A_line_reaches_as_far_as_its_training_has_come_and_equal_losses_lie_on_each_other()
    {
        var curves = new SweepCurves(Names);
        Train(curves.Begin(0), 2.0, iterations: 40);
        Train(curves.Begin(1), 2.0, iterations: 20);
        var (whole, half) = (Lines(curves)[0].Points, Lines(curves)[1].Points);
        Assert.Equal(40, whole.Length);
        Assert.Equal(whole[..20], half);
        // All of a training is all of the plot's width: 240 pixels without 48 at the left and 14 at the right.
        Assert.Equal(240 - 14, whole[^1].X, 0.06);
        Assert.Equal(48 + (178 / 2), half[^1].X, 0.06);
    }

    [Fact]
    public void A_net_that_explodes_leaves_the_others_their_room_and_runs_along_the_upper_edge()
    {
        var curves = new SweepCurves(Names);
        Train(curves.Begin(0), 2.0);
        Train(curves.Begin(1), 2.0);
        Train(curves.Begin(2), 1e9);
        var lines = Lines(curves);
        double height = lines[0].Points.Max(point => point.Y) - lines[0].Points.Min(point => point.Y);
        Assert.InRange(height, 35, 122);
        Assert.Single(lines[2].Points.Select(point => point.Y).Distinct());
        Assert.True(lines[2].Points[0].Y < lines[0].Points.Min(point => point.Y));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    public void Whatever_the_losses_are_the_picture_is_whole(double loss)
    {
        var curves = new SweepCurves(Names);
        Train(curves.Begin(0), loss);
        Assert.DoesNotContain("NaN", Svg(curves).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", Svg(curves).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_items_are_all_named_of_many_those_that_run()
    {
        string[] KeysOf(string[] names)
        {
            var curves = new SweepCurves(names);
            for (var item = 0; item < names.Length; item++)
            {
                Train(curves.Begin(item), 2);
                if (item < names.Length - 2)
                {
                    curves.End(item);
                }
            }

            return [.. Svg(curves).Elements().SkipWhile(e => e.Name.LocalName != "polyline").Where(e => e.Name.LocalName == "text")
                .Select(e => e.Value).Where(text => names.Contains(text))];
        }

        Assert.Equal(["plain", "<batch> norm"], KeysOf(Names));
        Assert.Equal(["#18", "#19"], KeysOf([.. Enumerable.Range(0, 20).Select(i => $"#{i}")]));
    }

    [Fact]
    public void It_stays_small_however_many_are_trained_and_however_long()
    {
        var curves = new SweepCurves([.. Enumerable.Range(0, 500).Select(i => $"a name that is much too long, of number {i}")]);
        for (var item = 0; item < 500; item++)
        {
            Train(curves.Begin(item), 2.3, iterations: 1000);
            curves.End(item);
        }

        Assert.InRange(curves.ToHtml("text")!.Length, 10_000, 100_000);
    }

    [Fact]
    public async Task Trainings_may_be_added_to_while_the_picture_is_drawn()
    {
        var curves = new SweepCurves(Names);
        var isDone = false;
        var drawing = Task.Run(() =>
        {
            for (var i = 0; !Volatile.Read(ref isDone) || i == 0; i++)
            {
                curves.ToHtml("text");
            }
        }, TestContext.Current.CancellationToken);
        Parallel.For(0, 3, item =>
        {
            Train(curves.Begin(item), 2, iterations: 2000);
            curves.End(item);
        });
        Volatile.Write(ref isDone, true);
        await drawing;
        Assert.Equal(9, Lines(curves).Length);
    }

    // Half of its way, measured at each tenth.
    private static void Train(TrainingCurve curve, double loss, int iterations = 40)
    {
        for (var done = 1; done <= iterations; done++)
        {
            curve.Add(new TrainingProgress(done, 40, done / 10, 4, loss - (loss / 2 * done / 40), 0.3, 0.2, done == 1 || done % 10 == 0));
        }
    }

    private static (string Look, (double X, double Y)[] Points)[] Lines(SweepCurves curves) =>
        [.. Svg(curves).Descendants().Where(e => e.Name.LocalName == "polyline").Select(e => (e.Attribute("class")!.Value, Points(e)))];

    private static (double X, double Y)[] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(','))
            .Select(pair => (Number(pair[0]), Number(pair[1])))];

    private static XElement Svg(SweepCurves curves) =>
        XElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(Base64().Match(curves.ToHtml("text")!).Groups[1].Value)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("base64,([^\"]+)\"")]
    private static partial Regex Base64();
}

public sealed class ItemNameTests
{
    public static TheoryData<object?, string> Items => new()
    {
        { "plain", "plain" },
        { 0.1 + 0.2, "0.3" },
        { 1e-4, "0.0001" },
        { 231, "231" },
        { Normalization.Batch, Normalization.Batch.ToString() },
        { ("three layers", new[] { 100, 100 }, 1e-2), "three layers, 0.01" },
        { (0.75, (Width: 30, Seed: 231)), "0.75, 30, 231" },
        { ("Adam", (Func<int>)(() => 1)), "Adam" },
        { new { P = 1 }, "{ P = 1 }" },
        { new int[3], "" },
        { null, "" },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void An_items_name_is_what_of_it_can_be_read(object? item, string name) => Assert.Equal(name, ItemName.Of(item));
}
