namespace Workbook.Checks.Tests;

/// <summary>Slips in the small tasks, each rejected on every seed.</summary>
public class StepMistakesTests
{
    private static readonly Dictionary<string, Func<CheckReport>> Slips = new()
    {
        ["Center: mean of all values"] = () => Check.Center(x => x - x.Mean(axis: 0).Average()),
        ["Center: mean of rows"] = () => Check.Center(x => x.SubtractColumn(x.Mean(axis: 1))),
        ["Center: in place"] = () => Check.Center(x =>
        {
            (x - x.Mean(axis: 0)).CopyTo(x);
            return x;
        }),
        ["ScaleAndShift: beta forgotten"] = () => Check.ScaleAndShift((xHat, gamma, _) => xHat.PointwiseMultiply(gamma)),
        ["ScaleAndShift: exchanged"] = () => Check.ScaleAndShift((xHat, gamma, beta) => xHat.PointwiseMultiply(beta) + gamma),
        ["ScaleAndShift: linear-algebra product"]
            = () => Check.ScaleAndShift((xHat, gamma, beta) => (xHat * gamma).ToColumnMatrix() + beta),
        ["BatchStatistics: N - 1"] = () => Check.BatchStatistics(x => (x.Mean(axis: 0), BatchNormMistakes.Corrected(x))),
        ["BatchStatistics: standard deviation"]
            = () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PopulationStandardDeviation(axis: 0))),
        ["BatchStatistics: mean of squares"] = () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PointwiseMultiply(x).Mean(axis: 0))),
        ["BatchStatistics: rows"] = () => Check.BatchStatistics(x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1))),
        ["BatchStatistics: in single precision"]
            = () => Check.BatchStatistics(x => (x.Mean(axis: 0).Map(value => (double)(float)value), x.PopulationVariance(axis: 0))),
        ["Normalize: epsilon outside"]
            = () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance.PointwiseSqrt() + epsilon)),
        ["Normalize: no root"] = () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance + epsilon)),
        ["Normalize: own statistics"]
            = () => Check.Normalize((x, _, _, e) => (x - x.Mean(axis: 0)) / (x.PopulationVariance(axis: 0) + e).PointwiseSqrt()),
        ["Normalize: own epsilon"] = () => Check.Normalize((x, mean, variance, _) => (x - mean) / (variance + 1e-5).PointwiseSqrt()),
        ["DxHat: gamma forgotten"] = () => Check.DxHat((dout, _) => dout.Clone()),
        ["DxHat: divided"] = () => Check.DxHat((dout, gamma) => dout / gamma),
        ["DInverseStd: mean"] = () => Check.DInverseStd((dxHat, centered) => dxHat.PointwiseMultiply(centered).Mean(axis: 0)),
        ["DInverseStd: sums multiplied"]
            = () => Check.DInverseStd((dxHat, centered) => dxHat.Sum(axis: 0).PointwiseMultiply(centered.Sum(axis: 0))),
        ["Dvar: sign"] = () => Check.Dvar((d, variance, epsilon) => -StepAnswers.Dvar(d, variance, epsilon)),
        ["Dvar: half forgotten"] = () => Check.Dvar((d, variance, epsilon) => 2 * StepAnswers.Dvar(d, variance, epsilon)),
        ["Dvar: exponent"]
            = () => Check.Dvar((d, variance, epsilon) => -0.5 * d.PointwiseMultiply((variance + epsilon).PointwisePower(-0.5))),
        ["Dvar: epsilon forgotten"] = () => Check.Dvar((d, variance, _) => StepAnswers.Dvar(d, variance, 0)),
        ["DCentered: only through xHat"]
            = () => Check.DCentered((dxHat, _, _, variance, epsilon) => dxHat / (variance + epsilon).PointwiseSqrt()),
        ["DCentered: only through the variance"]
            = () => Check.DCentered((dxHat, centered, dvar, _, _) => centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)),
        ["DCentered: integer division"]
            = () => Check.DCentered((dxHat, centered, dvar, variance, epsilon)
                => (dxHat / (variance + epsilon).PointwiseSqrt()) + centered.PointwiseMultiply((double)(2 / dxHat.RowCount) * dvar)),
        ["Dmean: sign"] = () => Check.Dmean(dCentered => dCentered.Sum(axis: 0)),
        ["Dmean: divided by N"] = () => Check.Dmean(dCentered => -dCentered.Mean(axis: 0)),
        ["Dx: N forgotten"] = () => Check.Dx((dCentered, dmean) => dCentered + dmean),
        ["Dx: path through the mean forgotten"] = () => Check.Dx((dCentered, _) => dCentered.Clone()),
        ["Dgamma: mean"] = () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0)),
        ["Dgamma: rows"] = () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1)),
        ["Dbeta: mean"] = () => Check.Dbeta(dout => dout.Mean(axis: 0)),
        ["Dbeta: ones"] = () => Check.Dbeta(dout => Vector<double>.Build.Dense(dout.ColumnCount, dout.RowCount)),
        ["NetLoss: one half forgotten"] = () => Check.NetLoss(NetMistakes.Loss(half: false)),
        ["NetLoss: biases regularized"] = () => Check.NetLoss(NetMistakes.Loss(biasesToo: true)),
        ["NetLoss: gradients forgotten"] = () => Check.NetLoss(NetMistakes.Loss()),
        ["NetLoss: weights' gradients without regularization"] = () => Check.NetLoss((parameters, x, labels, states, regularization) =>
        {
            var net = NetAnswers.Loss(NetAnswers.BlockForward(BatchNorm.Forward), NetAnswers.BlockBackward(BatchNorm.Backward));
            var (_, gradients) = net(parameters, x, labels, NetCase.States(parameters), 0);
            return (net(parameters, x, labels, states, regularization).Loss, gradients);
        }),
        ["NetLoss: states of its own"] = () =>
        {
            var net = NetAnswers.Loss(NetAnswers.BlockForward(BatchNorm.Forward), NetAnswers.BlockBackward(BatchNorm.Backward));
            return Check.NetLoss((parameters, x, labels, _, regularization)
                => net(parameters, x, labels, NetCase.States(parameters), regularization));
        },
        ["AffineNormRelu: no ReLU"] = () => Check.AffineNormRelu(
            (x, w, b, gamma, beta, state) =>
            {
                var (_, cache) = NetAnswers.BlockForward(BatchNorm.Forward)(x, w, b, gamma, beta, state);
                return (cache.ReluInput, cache);
            },
            NetAnswers.BlockBackward(BatchNorm.Backward)),
        ["AffineNormRelu: ReLU's gradient forgotten"] = () => Check.AffineNormRelu(
            NetAnswers.BlockForward(BatchNorm.Forward),
            (dout, cache) =>
            {
                var (da, dgamma, dbeta) = BatchNorm.Backward(dout, cache.Norm);
                return (da * cache.W.Transpose(), cache.X.Transpose() * da, da.Sum(axis: 0), dgamma, dbeta);
            }),
        ["LayerNormForward: batch norm"] = () => Check.LayerNormForward((x, gamma, beta, state) =>
        {
            var (result, cache) = BatchNorm.Forward(x, gamma, beta, new BatchNormState(gamma.Count) { Epsilon = state.Epsilon });
            return (result, new LayerNormCache(gamma, x, x.Mean(axis: 1), x.PopulationVariance(axis: 1), state.Epsilon, cache.XHat));
        }),
        ["LayerNormForward: N - 1"] = () => Check.LayerNormForward((x, gamma, beta, state) =>
        {
            var variance = x.PopulationVariance(axis: 1) * x.ColumnCount / Math.Max(1, x.ColumnCount - 1);
            var xHat = x.SubtractColumn(x.Mean(axis: 1)).DivideColumn((variance + state.Epsilon).PointwiseSqrt());
            return (xHat.PointwiseMultiply(gamma) + beta, new LayerNormCache(gamma, x, x.Mean(axis: 1), variance, state.Epsilon, xHat));
        }),
        ["LayerNormBackward: gamma after the means"] = () => Check.LayerNormBackward((dout, cache) =>
        {
            var along = dout.PointwiseMultiply(cache.XHat).Mean(axis: 1);
            var inner = dout.SubtractColumn(dout.Mean(axis: 1)) - cache.XHat.MultiplyColumn(along);
            var (_, dgamma, dbeta) = LayerNorm.Backward(dout, cache);
            return (inner.DivideColumn((cache.Variance + cache.Epsilon).PointwiseSqrt()).PointwiseMultiply(cache.Gamma), dgamma, dbeta);
        }),
        ["LayerNormBackward: dgamma by rows"] = () => Check.LayerNormBackward((dout, cache) =>
        {
            var (dx, _, dbeta) = LayerNorm.Backward(dout, cache);
            return (dx, dout.PointwiseMultiply(cache.XHat).Sum(axis: 1), dbeta);
        }),
        ["DropoutForward: a generator of its own"] = () =>
        {
            var training = DropoutMistakes.Forward(
                draw: (like, _) => new NumPyRandom(System.Random.Shared.Next()).NextMatrix(like.RowCount, like.ColumnCount));
            return Check.DropoutForward((x, state) => state.Mode == Mode.Test ? (x, new DropoutCache(state, null)) : training(x, state));
        },
        ["DropoutForward: seed ignored"] = () => Check.DropoutForward((x, state) =>
        {
            var (result, cache) = Dropout.Forward(x, new DropoutState(state.DropProbability, state.Random) { Mode = state.Mode });
            return (result, new DropoutCache(state, cache.Mask));
        }),
        ["DropoutForward: mask without scale in the cache"] = () => Check.DropoutForward((x, state) =>
        {
            var (result, cache) = Dropout.Forward(x, state);
            return (result, new DropoutCache(state, cache.Mask?.Map(factor => factor > 0 ? 1.0 : 0.0, Zeros.Include)));
        }),
        ["DropoutBackward: test mode forgotten"] = () => Check.DropoutBackward((dout, cache) => dout.PointwiseMultiply(cache.Mask)),
    };

    public static TheoryData<string> Names => [.. Slips.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_rejected(string name) => IsRejected(name, 0, 1);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Exhaustive")]
    public void Is_rejected_whatever_is_drawn(string name) => IsRejected(name, 1, 10);

    private static void IsRejected(string name, int from, int to)
    {
        for (var seed = from; seed < to; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = Slips[name]();
            Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, report.ToString());
            Assert.Contains(report.Lines, line => line.Verdict != Verdict.Pass && line.Message.Length > 0);
        }
    }
}
