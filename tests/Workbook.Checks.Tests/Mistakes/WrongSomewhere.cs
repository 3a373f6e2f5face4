using Workbook.Checks.Tests.Generated;
using static Workbook.Checks.Tests.Generated.GeneratedAnswer;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers in plain loops, each with one fault at a place that has no better name, or in what it returns.</summary>
internal static class WrongSomewhere
{
    // A fault on the way back, and what both normalizations are told: "step-sign".
    private static readonly (string Id, BackwardLoops Loops)[] Back =
    [
        ("step-sign", new() { DirectFactor = -1 }),
        ("step-number", new() { MeanSign = -0.37 }),
        ("step-left-out", new() { InDs = "1" }),
        ("step-swapped", new() { InDirect = "c" }),
        ("step-power", new() { DirectPower = -0.8 }),
        ("step-factor", new() { InDirect = "g/n" }),
        ("step-sum", new() { DsSum = "last" }),
    ];

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        .. Back.Select(fault => new WrongAnswer($"bn-{fault.Id}", () => Check.BatchNormBackward(BatchNorm(fault.Loops)))),
        .. Back.Select(fault => new WrongAnswer($"ln-{fault.Id}", () => Check.LayerNormBackward(LayerNorm(fault.Loops)))),
        new("ln-step-epsilon", () => Check.LayerNormBackward(LayerNorm(new BackwardLoops { SlopeEpsilon = 0.02 }))),
        new("bn-bwd-not-through", () => Check.BatchNormBackward((dout, cache)
            => BatchNorm(new BackwardLoops())(dout, cache) with { Item1 = dout.PointwiseMultiply(cache.Gamma) })),
        new("ln-bwd-not-through", () => Check.LayerNormBackward((dout, cache)
            => LayerNorm(new BackwardLoops())(dout, cache) with { Item1 = dout.Clone() })),
        new("ln-line-for-feature", () => Check.LayerNormBackward(IndexedByColumn)),
        new("bn-running-eps", () => Check.BatchNormForward(
            BatchNorm(new ForwardLoops { Gathered = (variance, _, epsilon) => variance + epsilon }))),
        new("bn-running-inverse", () => Check.BatchNormForward(
            BatchNorm(new ForwardLoops { Gathered = (variance, _, epsilon) => 1 / Math.Sqrt(variance + epsilon) }))),
        new("bn-eps-maximum", () => Check.Normalize((x, mean, variance, epsilon)
            => x.MapIndexed((_, j, value) => (value - mean[j]) / Math.Sqrt(Math.Max(variance[j], epsilon)), Zeros.Include))),
        new("ln-eps-maximum", () => Check.LayerNormForward(LayerNormOfLarger)),
        new("ln-var-not-divided", () => Check.LayerNormForward(LayerNorm(new ForwardLoops { VarianceCount = "1" }))),
        new("ln-var-not-centered", () => Check.LayerNormForward(LayerNorm(new ForwardLoops { InSquares = ("x", "x") }))),
        new("ln-var-not-squared", () => Check.LayerNormForward(LayerNorm(new ForwardLoops { InSquares = ("|c|", "1") }))),
        new("ln-mean-not-subtracted", () => Check.LayerNormForward(LayerNorm(new ForwardLoops { InXHat = "x" }))),
        new("ln-std-as-variance", () => Check.LayerNormForward(Statistics((mean, variance) => (mean, variance.PointwiseSqrt())))),
        new("ln-mean-variance-swapped", () => Check.LayerNormForward(Statistics((mean, variance) => (variance, mean)))),
        new("ln-cache-content", () => Check.LayerNormForward((x, gamma, beta, state)
            => LayerNorm(new ForwardLoops())(x, gamma, beta, state) is var (result, cache)
                ? (result, cache with { XHat = result.Clone() }) : default)),
        new("ln-gamma-beta-swapped", () => Check.LayerNormForward((x, gamma, beta, state)
            => LayerNorm(new ForwardLoops())(x, beta, gamma, state) is var (result, cache)
                ? (result, cache with { Gamma = gamma }) : default)),
        new("cs-result-unwritten", () => Check.BatchNormBackward(BatchNorm(new BackwardLoops { Written = "none" }))),
        new("cs-input-overwritten", () => Check.Center(x =>
        {
            var mean = x.ColumnSums() / x.RowCount;
            x.MapIndexedInplace((_, j, value) => value - mean[j], Zeros.Include);
            return x;
        })),
        new("cs-int-cast", () => Check.Dbeta(
            dout => Vector<double>.Build.Dense(dout.ColumnCount, j => dout.Column(j).Sum(value => (int)value)))),
        new("do-scale-value", () => Check.DropoutForward(new DropoutLoops { Factor = _ => 1.7 }.Forward)),
        new("do-p-value", () => Check.DropoutForward(new DropoutLoops { Probability = _ => 0.25 }.Forward)),
        new("do-seed-value", () => Check.DropoutForward((x, state) =>
        {
            state.Random.Seed(state.Seed is null ? state.Random.NextInteger(1000) : 42);
            var mask = state.Random.NextMatrix(x.RowCount, x.ColumnCount)
                .Map(value => value >= state.DropProbability ? 1 / (1 - state.DropProbability) : 0, Zeros.Include);
            return state.Mode == Mode.Test ? (x, new DropoutCache(state, null))
                : (x.PointwiseMultiply(mask), new DropoutCache(state, mask));
        })),
        new("do-bwd-gradient", () => Check.DropoutBackward((dout, cache) => cache.State.Mode == Mode.Test ? dout
            : dout.Map(value => value > 0 ? value : 0, Zeros.Include))),
        new("do-bwd-factor", () => Check.DropoutBackward(new DropoutLoops { Back = (mask, _) => 0.3 * mask }.Backward)),
        new("net-penalty-factor", () => Check.NetLoss(WrongNets.Loss(new() { PenaltyFactor = 0.7 }))),
        new("net-dy-for-da", () => Check.AffineNormRelu(BlockAnswers.Layers(BatchNorm(new ForwardLoops())), (dout, cache) =>
        {
            var dy = Relu.Backward(dout, cache.ReluInput);
            var (da, dgamma, dbeta) = BatchNorm(new BackwardLoops())(dy, cache.Norm);
            return (da * cache.W.Transpose(), cache.X.Transpose() * dy, da.ColumnSums(), dgamma, dbeta);
        })),
        new("net-bias-forgotten", () => Check.AffineNormRelu(
            (x, w, b, gamma, beta, state) => BlockAnswers.Layers(BatchNorm(new ForwardLoops()))(x, w, 0 * b, gamma, beta, state),
            BlockAnswers.LayersBack(BatchNorm(new BackwardLoops())))),
        new("net-relu-backward-mask", () => Check.AffineNormRelu(BlockAnswers.Layers(BatchNorm(new ForwardLoops())), (_, cache) =>
        {
            var mask = cache.ReluInput.Map(value => value > 0 ? 1.0 : 0.0, Zeros.Include);
            var (da, dgamma, dbeta) = BatchNorm(new BackwardLoops())(mask, cache.Norm);
            var (dx, dw, db) = Affine.Backward(da, new AffineCache(cache.X, cache.W));
            return (dx, dw, db, dgamma, dbeta);
        })),
    ];

    // Layer normalization with other statistics, made from the right ones.
    private static LayerNormForwardFunction Statistics(
        Func<Vector<double>, Vector<double>, (Vector<double> Mean, Vector<double> Variance)> change) => (x, gamma, beta, state) =>
    {
        var (mean, variance) = change(x.RowSums() / x.ColumnCount, x.PopulationVariance(axis: 1));
        var xHat = x.MapIndexed((i, _, value) => (value - mean[i]) / Math.Sqrt(variance[i] + state.Epsilon), Zeros.Include);
        return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    };

    private static (Matrix<double> Out, LayerNormCache Cache) LayerNormOfLarger(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state)
    {
        var (mean, variance) = (x.RowSums() / x.ColumnCount, x.PopulationVariance(axis: 1));
        var xHat = x.MapIndexed((i, _, value) => (value - mean[i]) / Math.Sqrt(Math.Max(variance[i], state.Epsilon)), Zeros.Include);
        return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    // The root of the row's variance is taken at the column's index.
    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) IndexedByColumn(
        Matrix<double> dout, LayerNormCache cache)
    {
        var (dx, dgamma, dbeta) = LayerNorm(new BackwardLoops())(dout, cache);
        double Root(int line) => Math.Sqrt(cache.Variance[line] + cache.Epsilon);
        return (dx.MapIndexed((i, j, value) => value * Root(i) / Root(j), Zeros.Include), dgamma, dbeta);
    }
}
