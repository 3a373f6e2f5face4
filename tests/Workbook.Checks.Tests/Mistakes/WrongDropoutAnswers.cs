using static Workbook.Checks.Tests.WrongDropout;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to the dropout tasks.</summary>
internal static class WrongDropoutAnswers
{
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("do-p-convention", () => Check.DropoutForward(Frame(KeepWithP))),
        new("do-p-convention", () => Check.DropoutForward(Frame(KeepBelowP))),
        new("do-no-scale", () => Check.DropoutForward(Frame(Unscaled))),
        new("do-no-scale", () => Check.DropoutForward(Frame(OnlyMaskScaled))),
        new("do-scale-by-p", () => Check.DropoutForward(Frame(ByP))),
        new("do-scale-multiplied", () => Check.DropoutForward(Frame(Shrunk))),
        new("do-scale-test", () => Check.DropoutForward(Frame(Right, test: (x, state) => x * (1 - state.DropProbability)))),
        new("do-scale-test", () => Check.DropoutForward(Frame(Right, test: (x, state) => x / (1 - state.DropProbability)))),
        new("do-scale-test",
            () => Check.DropoutForward(Frame(Right, test: (x, state) => Right(x, state.DropProbability, state.Random).Out))),
        new("do-scale-test", () => Check.DropoutForward((x, state) =>
        {
            var (result, mask) = Right(x, state.DropProbability, state.Seed is { } seed ? new NumPyRandom((uint)seed) : state.Random);
            return (result, new DropoutCache(state, mask));
        })),
        new("do-mode-swapped", () => Check.DropoutForward((x, state) =>
        {
            if (state.Mode == Mode.Train)
            {
                return (x, new DropoutCache(state, null));
            }

            var (result, mask) = Right(x, state.DropProbability, state.Random);
            return (result, new DropoutCache(state, mask));
        })),
        new("do-nothing-dropped", () => Check.DropoutForward(Frame(NothingDropped))),
        new("do-nothing-dropped", () => Check.DropoutForward(Frame(EverythingScaled))),
        new("do-mask-missing", () => Check.DropoutForward(Frame(NeverFilled))),
        new("do-shared-mask", () => Check.DropoutForward(Frame(OneRow))),
        new("do-shared-mask", () => Check.DropoutForward(Frame(OneRowCached))),
        new("do-shared-mask", () => Check.DropoutForward(Frame(OneForEachExample))),
        new("do-normal-draws", () => Check.DropoutForward(Frame(Normal))),
        new("do-own-generator", () => Check.DropoutForward(Frame(SystemRandom))),
        new("do-fixed-seed", () => Check.DropoutForward(Frame(NewRandomWithSeed))),
        new("do-fixed-seed", () => Check.DropoutForward(Frame(SeededInEachCall))),
        new("do-seed-ignored", () => Check.DropoutForward(Frame(Right, seeded: false))),
        new("do-mask-from-out", () => Check.DropoutForward(Frame(FromZeros))),
        new("do-mask-from-out", () => Check.DropoutForward(Frame(FromZerosAsOnes))),
        new("do-mask-from-out", () => Check.DropoutForward(Frame(ResultOverInput))),
        new("do-mask-from-out", () => Check.DropoutForward(Frame(ResultCached))),
        new("do-mask-unscaled", () => Check.DropoutForward(Frame(OnesCached))),
        new("do-mask-inverted", () => Check.DropoutForward(Frame(DroppedCached))),
        new("do-mask-other", () => Check.DropoutForward(Frame(DrawnTwice))),
        new("do-cache-holds-x", () => Check.DropoutForward(Frame(InputCached))),
        new("do-cache-holds-draws", () => Check.DropoutForward(Frame(DrawsCached))),
        new("do-null-mask", () => Check.DropoutForward(Frame(NoMask))),
        new("do-null-mask", () => Check.DropoutForward(Frame(NoMaskWhereNothingDrops))),
        new("do-returns-mask", () => Check.DropoutForward(Frame(MaskReturned))),
        new("do-in-place", () => Check.DropoutForward(Frame(InPlace))),
        new("do-in-place", () => Check.DropoutForward(Frame(ZerosWritten))),

        // Two at once.
        new("do-p-convention do-no-scale", () => Check.DropoutForward(Frame(KeepUnscaled))),
        new("do-shared-mask do-no-scale", () => Check.DropoutForward(Frame(OneRowUnscaled))),
        new("do-shared-mask do-p-convention", () => Check.DropoutForward(Frame(OneRowKept))),
        new("do-in-place do-no-scale", () => Check.DropoutForward(Frame(UnscaledInPlace))),
        new("do-own-generator do-no-scale", () => Check.DropoutForward(Frame(SystemRandomUnscaled))),
        new("do-p-convention do-scale-test", () => Check.DropoutForward(Frame(KeepWithP, test: (x, state) => x * state.DropProbability))),
        new("do-mask-from-out do-p-convention", () => Check.DropoutForward(Frame(KeptFromZeros))),
        new("do-scale-test do-mask-from-out",
            () => Check.DropoutForward(Frame(FromZeros, test: (x, state) => x * (1 - state.DropProbability)))),
        new("do-seed-ignored do-no-scale", () => Check.DropoutForward(Frame(Unscaled, seeded: false))),
        new("do-in-place do-scale-test", () => Check.DropoutForward(Frame(InPlace, test: (x, state) => x * (1 - state.DropProbability)))),

        new("do-bwd-no-mask", () => Check.DropoutBackward((dout, _) => dout)),
        new("do-bwd-no-mask", () => Check.DropoutBackward(Back((gradient, factor, _) => factor > 0 ? gradient : 0))),
        new("do-bwd-no-mask", () => Check.DropoutBackward(Back((gradient, _, p) => gradient == 0 ? 0 : gradient / (1 - p)))),
        new("do-bwd-regenerated", () => Check.DropoutBackward(DrawnAgain)),
        new("do-bwd-regenerated", () => Check.DropoutBackward(KeepBackwards)),
        new("do-bwd-regenerated", () => Check.DropoutBackward(DrawnElsewhere)),
        new("do-bwd-scaled-twice", () => Check.DropoutBackward(Back((gradient, factor, p) => gradient * factor / (1 - p)))),
        new("do-bwd-scale-inverted", () => Check.DropoutBackward(Back((gradient, factor, p) => factor == 0 ? 0 : gradient * (1 - p)))),
        new("do-bwd-inverted", () => Check.DropoutBackward(Back((gradient, factor, _) => factor == 0 ? gradient : 0))),
        new("do-bwd-test",
            () => Check.DropoutBackward(Back((gradient, factor, _) => gradient * factor, test: (dout, p) => dout * (1 - p)))),
        new("do-bwd-returns-mask", () => Check.DropoutBackward(Back((_, factor, _) => factor))),
        new("do-in-place", () => Check.DropoutBackward((dout, cache) =>
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
        new("do-null-in-test", () => Check.DropoutBackward((dout, cache) => dout.PointwiseMultiply(cache.Mask))),
        new("do-null-in-test",
            () => Check.DropoutBackward((dout, cache) => dout.MapIndexed((i, j, value) => value * cache.Mask![i, j], Zeros.Include))),

        // Two at once.
        new("do-bwd-scaled-twice do-bwd-test",
            () => Check.DropoutBackward(Back((gradient, factor, p) => gradient * factor / (1 - p), test: (dout, p) => dout / (1 - p)))),
    ];

    // A gradient for each value, from dout's, the mask's factor and p.
    private static DropoutBackwardFunction Back(
        Func<double, double, double, double> training, Func<Matrix<double>, double, Matrix<double>>? test = null) => (dout, cache) =>
    {
        var p = cache.State.DropProbability;
        return cache.Mask is { } mask
            ? dout.Map2((gradient, factor) => training(gradient, factor, p), mask, Zeros.Include)
            : test is null ? dout : test(dout, p);
    };

    private static (Matrix<double> Out, Matrix<double>? Mask) EverythingScaled(Matrix<double> x, double p, NumPyRandom random)
        => (x / (1 - p), Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, 1 / (1 - p)));

    private static Matrix<double> DrawnAgain(Matrix<double> dout, DropoutCache cache)
        => cache.Mask is null ? dout : Right(dout, cache.State.DropProbability, cache.State.Random).Out;

    private static Matrix<double> DrawnElsewhere(Matrix<double> dout, DropoutCache cache)
    {
        var drawn = new NumPyRandom(5).NextMatrix(dout.RowCount, dout.ColumnCount);
        return cache.Mask is null ? dout : dout.PointwiseMultiply(drawn.Map(value => value >= 0.5 ? 2.0 : 0.0, Zeros.Include));
    }

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
}
