using static Workbook.Checks.Tests.WrongDropout;

namespace Workbook.Checks.Tests;

/// <summary>What is said of wrong dropout beside its mistakes.</summary>
public class DropoutMistakesTests
{
    [Fact]
    public void A_mask_that_always_drops_the_same_number_is_rejected()
    {
        var report = Check.DropoutForward((x, state) =>
        {
            var p = state.DropProbability;
            if (state.Mode == Mode.Test)
            {
                return (x.Clone(), new DropoutCache(state, null));
            }

            if (state.Seed is { } seed)
            {
                state.Random.Seed(seed);
            }

            var drawn = state.Random.NextMatrix(1, x.RowCount * x.ColumnCount).Row(0);
            var order = Enumerable.Range(0, drawn.Count).OrderBy(place => drawn[place]).ToArray();
            var mask = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, 1 / (1 - p));
            foreach (var place in order.Take((int)(p * order.Length)))
            {
                mask[place / x.ColumnCount, place % x.ColumnCount] = 0;
            }

            return (x.PointwiseMultiply(mask), new DropoutCache(state, mask));
        });
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("Every call drops the same number of values", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_of_linear_algebra_at_run_time_is_named()
    {
        var report = Check.DropoutForward(
            (x, state) => (x * state.Random.NextMatrix(x.RowCount, x.ColumnCount), new DropoutCache(state, null)));
        Assert.Equal(["cs-matrix-product"], report.Lines.SelectMany(line => line.Mistakes));
        Assert.Contains("entry by entry it is `a.PointwiseMultiply(b)`", report.Lines[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_net_waits_for_a_wrong_layer_and_says_which_and_what()
    {
        var forward = Check.DropoutNet(Frame(Unscaled), DropoutAnswers.Backward);
        Assert.Equal((Verdict.Blocked, 0), (forward.Verdict, forward.Earned));
        Assert.Contains(
            "task 2.1: DropoutForward, which is not right yet: the values that are kept are not scaled up.",
            forward.Lines[0].Message,
            StringComparison.Ordinal);
        var backward = Check.DropoutNet(DropoutAnswers.ByColumns, (dout, _) => dout);
        Assert.Equal(Verdict.Blocked, backward.Verdict);
        Assert.Contains("task 2.2: DropoutBackward", backward.Lines[0].Message, StringComparison.Ordinal);
    }
}
