using static Workbook.Checks.Tests.WrongDropout;

namespace Workbook.Checks.Tests;

/// <summary>Each mistake in dropout is named, and nothing else beside it; of two at once both are.</summary>
[Collection("Check.Seed")]
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

            var order = state.Random.NextMatrix(1, x.RowCount * x.ColumnCount).Row(0).Select((value, place) => (value, place)).OrderBy(entry => entry.value).Select(entry => entry.place).ToArray();
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
        var report = Check.DropoutForward((x, state) => (x * state.Random.NextMatrix(x.RowCount, x.ColumnCount), new DropoutCache(state, null)));
        Assert.Equal(["cs-matrix-product"], report.Lines.SelectMany(line => line.Mistakes));
        Assert.Contains("entry by entry it is `a.PointwiseMultiply(b)`", report.Lines[0].Message, StringComparison.Ordinal);
    }

    private static readonly (string Ids, Func<CheckReport> Check)[] Answers =
    [
        ("do-p-convention", () => Check.DropoutForward(Frame(KeepWithP))),
        ("do-p-convention", () => Check.DropoutForward(Frame(KeepBelowP))),
        ("do-no-scale", () => Check.DropoutForward(Frame(Unscaled))),
        ("do-no-scale", () => Check.DropoutForward(Frame(OnlyMaskScaled))),
        ("do-scale-by-p", () => Check.DropoutForward(Frame(ByP))),
        ("do-scale-multiplied", () => Check.DropoutForward(Frame(Shrunk))),
        ("do-scale-test", () => Check.DropoutForward(Frame(Right, test: (x, state) => x * (1 - state.DropProbability)))),
        ("do-scale-test", () => Check.DropoutForward(Frame(Right, test: (x, state) => x / (1 - state.DropProbability)))),
        ("do-scale-test", () => Check.DropoutForward(Frame(Right, test: (x, state) => Right(x, state.DropProbability, state.Random).Out))),
        ("do-scale-test", () => Check.DropoutForward((x, state) =>
        {
            var (result, mask) = Right(x, state.DropProbability, state.Seed is { } seed ? new NumPyRandom((uint)seed) : state.Random);
            return (result, new DropoutCache(state, mask));
        })),
        ("do-mode-swapped", () => Check.DropoutForward((x, state) =>
        {
            if (state.Mode == Mode.Train)
            {
                return (x, new DropoutCache(state, null));
            }

            var (result, mask) = Right(x, state.DropProbability, state.Random);
            return (result, new DropoutCache(state, mask));
        })),
        ("do-nothing-dropped", () => Check.DropoutForward(Frame(NothingDropped))),
        ("do-nothing-dropped", () => Check.DropoutForward(Frame((x, p, _) => (x / (1 - p), Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, 1 / (1 - p)))))),
        ("do-mask-missing", () => Check.DropoutForward(Frame(NeverFilled))),
        ("do-shared-mask", () => Check.DropoutForward(Frame(OneRow))),
        ("do-shared-mask", () => Check.DropoutForward(Frame(OneRowCached))),
        ("do-shared-mask", () => Check.DropoutForward(Frame(OneForEachExample))),
        ("do-normal-draws", () => Check.DropoutForward(Frame(Normal))),
        ("do-own-generator", () => Check.DropoutForward(Frame(SystemRandom))),
        ("do-fixed-seed", () => Check.DropoutForward(Frame(NewRandomWithSeed))),
        ("do-fixed-seed", () => Check.DropoutForward(Frame(SeededInEachCall))),
        ("do-seed-ignored", () => Check.DropoutForward(Frame(Right, seeded: false))),
        ("do-mask-from-out", () => Check.DropoutForward(Frame(FromZeros))),
        ("do-mask-from-out", () => Check.DropoutForward(Frame(FromZerosAsOnes))),
        ("do-mask-from-out", () => Check.DropoutForward(Frame(ResultOverInput))),
        ("do-mask-from-out", () => Check.DropoutForward(Frame(ResultCached))),
        ("do-mask-unscaled", () => Check.DropoutForward(Frame(OnesCached))),
        ("do-mask-inverted", () => Check.DropoutForward(Frame(DroppedCached))),
        ("do-mask-other", () => Check.DropoutForward(Frame(DrawnTwice))),
        ("do-cache-holds-x", () => Check.DropoutForward(Frame(InputCached))),
        ("do-cache-holds-draws", () => Check.DropoutForward(Frame(DrawsCached))),
        ("do-null-mask", () => Check.DropoutForward(Frame(NoMask))),
        ("do-null-mask", () => Check.DropoutForward(Frame(NoMaskWhereNothingDrops))),
        ("do-returns-mask", () => Check.DropoutForward(Frame(MaskReturned))),
        ("do-in-place", () => Check.DropoutForward(Frame(InPlace))),
        ("do-in-place", () => Check.DropoutForward(Frame(ZerosWritten))),

        // Two at once.
        ("do-p-convention do-no-scale", () => Check.DropoutForward(Frame(KeepUnscaled))),
        ("do-shared-mask do-no-scale", () => Check.DropoutForward(Frame(OneRowUnscaled))),
        ("do-shared-mask do-p-convention", () => Check.DropoutForward(Frame(OneRowKept))),
        ("do-in-place do-no-scale", () => Check.DropoutForward(Frame(UnscaledInPlace))),
        ("do-own-generator do-no-scale", () => Check.DropoutForward(Frame(SystemRandomUnscaled))),
        ("do-p-convention do-scale-test", () => Check.DropoutForward(Frame(KeepWithP, test: (x, state) => x * state.DropProbability))),
        ("do-mask-from-out do-p-convention", () => Check.DropoutForward(Frame(KeptFromZeros))),
        ("do-scale-test do-mask-from-out", () => Check.DropoutForward(Frame(FromZeros, test: (x, state) => x * (1 - state.DropProbability)))),
        ("do-seed-ignored do-no-scale", () => Check.DropoutForward(Frame(Unscaled, seeded: false))),
        ("do-in-place do-scale-test", () => Check.DropoutForward(Frame(InPlace, test: (x, state) => x * (1 - state.DropProbability)))),

        ("do-bwd-no-mask", () => Check.DropoutBackward((dout, _) => dout)),
        ("do-bwd-no-mask", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.PointwiseMultiply(cache.Mask.Map(factor => factor > 0 ? 1.0 : 0.0, Zeros.Include)))),
        ("do-bwd-no-mask", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.Map(value => value == 0 ? 0 : value / (1 - cache.State.DropProbability), Zeros.Include))),
        ("do-bwd-regenerated", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : Right(dout, cache.State.DropProbability, cache.State.Random).Out)),
        ("do-bwd-regenerated", () => Check.DropoutBackward((dout, cache) => KeepBackwards(dout, cache))),
        ("do-bwd-regenerated", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.PointwiseMultiply(new NumPyRandom(5).NextMatrix(dout.RowCount, dout.ColumnCount).Map(value => value >= 0.5 ? 2.0 : 0.0, Zeros.Include)))),
        ("do-bwd-scaled-twice", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.PointwiseMultiply(cache.Mask) / (1 - cache.State.DropProbability))),
        ("do-bwd-scale-inverted", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.Map2((gradient, factor) => factor == 0 ? 0 : gradient * (1 - cache.State.DropProbability), cache.Mask, Zeros.Include))),
        ("do-bwd-inverted", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : dout.Map2((gradient, factor) => factor == 0 ? gradient : 0, cache.Mask, Zeros.Include))),
        ("do-bwd-test", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout * (1 - cache.State.DropProbability) : dout.PointwiseMultiply(cache.Mask))),
        ("do-bwd-returns-mask", () => Check.DropoutBackward((dout, cache) => cache.Mask is null ? dout : 1 * cache.Mask)),
        ("do-in-place", () => Check.DropoutBackward((dout, cache) =>
        {
            for (var i = 0; cache.Mask is not null && i < dout.RowCount; i++)
            {
                for (var j = 0; j < dout.ColumnCount; j++)
                {
                    dout[i, j] *= cache.Mask[i, j];
                }
            }

            return dout;
        })),
        ("do-null-in-test", () => Check.DropoutBackward((dout, cache) => dout.PointwiseMultiply(cache.Mask))),
        ("do-null-in-test", () => Check.DropoutBackward((dout, cache) => dout.MapIndexed((i, j, value) => value * cache.Mask![i, j], Zeros.Include))),

        // Two at once.
        ("do-bwd-scaled-twice do-bwd-test", () => Check.DropoutBackward((dout, cache) => (cache.Mask is null ? dout : dout.PointwiseMultiply(cache.Mask)) / (1 - cache.State.DropProbability))),
    ];

    public static TheoryData<int, string> Indices => [.. Answers.Select((answer, index) => (index, answer.Ids))];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Is_named(int index, string ids) => Named.Are(Answers[index].Check, ids.Split(' '));

    // The new mask is drawn from the last column to the first.
    private static Matrix<double> KeepBackwards(Matrix<double> dout, DropoutCache cache)
    {
        var dx = dout.Clone();
        for (var j = dx.ColumnCount - 1; cache.Mask is not null && j >= 0; j--)
        {
            for (var i = 0; i < dx.RowCount; i++)
            {
                dx[i, j] *= cache.State.Random.NextDouble() < cache.State.DropProbability ? 0 : 1 / (1 - cache.State.DropProbability);
            }
        }

        return dx;
    }

    [Fact]
    public void The_net_waits_for_a_wrong_layer_and_says_which_and_what()
    {
        var forward = Check.DropoutNet(Frame(Unscaled), DropoutAnswers.Backward);
        Assert.Equal((Verdict.Blocked, 0), (forward.Verdict, forward.Earned));
        Assert.Contains("task 2.1: DropoutForward, which is not right yet: the values that are kept are not scaled up.", forward.Lines[0].Message, StringComparison.Ordinal);
        var backward = Check.DropoutNet(DropoutAnswers.ByColumns, (dout, _) => dout);
        Assert.Equal(Verdict.Blocked, backward.Verdict);
        Assert.Contains("task 2.2: DropoutBackward", backward.Lines[0].Message, StringComparison.Ordinal);
    }
}
