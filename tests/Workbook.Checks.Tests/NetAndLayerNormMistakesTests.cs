using static Workbook.Checks.Tests.WrongNets;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to the net, the block and layer normalization, written without the recipes: each is told exactly its own mistake.</summary>
[Collection("Check.Seed")]
public class NetAndLayerNormMistakesTests
{
    private static readonly (string Ids, Func<CheckReport> Check)[] Answers =
    [
        ("net-bn-not-implemented", () => Check.NetLoss(Loss(new Slip { Normalize = false }))),
        ("net-bn-not-implemented", () => Check.NetLoss(Loss(new Slip { Normalize = false, NormGradients = false }))),
        ("net-bn-after-relu", () => Check.NetLoss(Loss(new Slip { AfterRelu = true }))),
        ("net-bn-last-layer", () => Check.NetLoss(Loss(new Slip { LastLayerToo = true }))),
        ("net-last-relu", () => Check.NetLoss(Loss(new Slip { LastRelu = true }))),
        ("net-relu-forgotten", () => Check.NetLoss(Loss(new Slip { Relu = false }))),
        ("net-relu-backward-missing", () => Check.NetLoss(Loss(new Slip { ReluBackward = false }))),
        ("net-relu-backward-gradient", () => Check.NetLoss(Loss(new Slip { MaskFromGradient = true }))),
        ("net-half-missing", () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 1 }))),
        ("net-penalty-missing", () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 0 }))),
        ("net-penalty-vectors", () => Check.NetLoss(Loss(new Slip { PenalizeVectors = true }))),
        ("net-penalty-some-layers", () => Check.NetLoss(Loss(new Slip { PenalizeLast = false }))),
        ("net-penalty-gradient-missing", () => Check.NetLoss(Loss(new Slip { PenaltyGradientFactor = 0 }))),
        ("net-penalty-gradient-factor", () => Check.NetLoss(Loss(new Slip { PenaltyGradientFactor = 2 }))),
        ("net-scores-divided-twice", () => Check.NetLoss(Loss(new Slip { AverageAgain = true }))),
        ("net-dw-mean", () => Check.NetLoss(Loss(new Slip { AverageDw = true }))),
        ("net-half-missing net-penalty-gradient-missing", () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 1, PenaltyGradientFactor = 0 }))),
        ("net-bn-after-relu net-penalty-missing", () => Check.NetLoss(Loss(new Slip { AfterRelu = true, PenaltyFactor = 0 }))),
        ("net-bn-last-layer net-half-missing", () => Check.NetLoss(Loss(new Slip { LastLayerToo = true, PenaltyFactor = 1 }))),
        ("net-relu-backward-missing net-scores-divided-twice", () => Check.NetLoss(Loss(new Slip { ReluBackward = false, AverageAgain = true }))),

        ("ln-batch-statistics", () => Check.LayerNormForward(Forward(byColumns: true))),
        ("ln-var-unbiased", () => Check.LayerNormForward(Forward(variance: row => row.Sum(value => Square(value - row.Average())) / Math.Max(1, row.Count - 1)))),
        ("ln-eps-outside", () => Check.LayerNormForward(Forward(root: (variance, epsilon) => Math.Sqrt(variance) + epsilon))),
        ("ln-eps-value", () => Check.LayerNormForward(Forward(root: (variance, _) => Math.Sqrt(variance + 1e-8)))),
        ("ln-square-vs-sqrt", () => Check.LayerNormForward(Forward(root: (variance, epsilon) => variance + epsilon))),
        ("ln-gamma-beta-forgotten", () => Check.LayerNormForward((x, gamma, beta, state) => Forward()(x, gamma, 0 * beta, state))),

        ("ln-bwd-constant-stats", () => Check.LayerNormBackward(Backward(mean: 0, along: 0))),
        ("ln-bwd-no-mean-path", () => Check.LayerNormBackward(Backward(mean: 0))),
        ("ln-bwd-no-var-path", () => Check.LayerNormBackward(Backward(along: 0))),
        ("ln-bwd-no-1/D", () => Check.LayerNormBackward(Backward(divide: false))),
        ("ln-bwd-gamma-late", () => Check.LayerNormBackward(Backward(gammaLate: true))),
        ("ln-eps-missing-bwd", () => Check.LayerNormBackward(Backward(epsilon: false))),
        ("ln-dgamma-dbeta-swapped", () => Check.LayerNormBackward((dout, cache) => Backward()(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dbeta, dgamma) : default)),
        ("ln-dgamma-mean", () => Check.LayerNormBackward((dout, cache) => Backward()(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dgamma / dout.RowCount, dbeta) : default)),
        ("ln-dgamma-axis", () => Check.LayerNormBackward((dout, cache) => (Backward()(dout, cache).Dx, dout.PointwiseMultiply(cache.XHat).RowSums(), dout.ColumnSums()))),
        ("ln-bwd-no-var-path ln-dgamma-mean", () => Check.LayerNormBackward((dout, cache) => Backward(along: 0)(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dgamma / dout.RowCount, dbeta) : default)),
        ("ln-bwd-no-mean-path ln-bwd-gamma-late", () => Check.LayerNormBackward(Backward(mean: 0, gammaLate: true))),
        ("ln-bwd-no-mean-path ln-eps-missing-bwd", () => Check.LayerNormBackward(Backward(mean: 0, epsilon: false))),
    ];

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Answers.Length; i++)
            {
                data.Add(i, Answers[i].Ids);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_named(int index, string ids) => Named.Are(Answers[index].Check, ids.Split(' '), seeds: 3);

    private static double Square(double value) => value * value;

    // Row by row, with loops.
    private static LayerNormForwardFunction Forward(Func<Vector<double>, double>? variance = null, Func<double, double, double>? root = null, bool byColumns = false) => (x, gamma, beta, state) =>
    {
        variance ??= row => row.Sum(value => Square(value - row.Average())) / row.Count;
        root ??= (spread, epsilon) => Math.Sqrt(spread + epsilon);
        var (mean, spread, xHat) = (Vector<double>.Build.Dense(x.RowCount, i => x.Row(i).Average()), Vector<double>.Build.Dense(x.RowCount, i => variance(x.Row(i))), x.Clone());
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
            {
                var column = x.Column(j);
                xHat[i, j] = byColumns
                    ? (x[i, j] - column.Average()) / root(column.Sum(value => Square(value - column.Average())) / column.Count, state.Epsilon)
                    : (x[i, j] - mean[i]) / root(spread[i], state.Epsilon);
            }
        }

        return (Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => (gamma[j] * xHat[i, j]) + beta[j]), new LayerNormCache(gamma, x, mean, spread, state.Epsilon, xHat));
    };

    private static LayerNormBackwardFunction Backward(double mean = 1, double along = 1, bool divide = true, bool gammaLate = false, bool epsilon = true) => (dout, cache) =>
    {
        var dx = dout.Clone();
        var (n, d) = (dout.RowCount, dout.ColumnCount);
        for (var i = 0; i < n; i++)
        {
            var (sum, product) = (0.0, 0.0);
            for (var j = 0; j < d; j++)
            {
                var g = dout[i, j] * (gammaLate ? 1 : cache.Gamma[j]);
                sum += g / (divide ? d : 1);
                product += g * cache.XHat[i, j] / (divide ? d : 1);
            }

            for (var j = 0; j < d; j++)
            {
                var g = dout[i, j] * (gammaLate ? 1 : cache.Gamma[j]);
                var inner = g - (mean * sum) - (along * product * cache.XHat[i, j]);
                dx[i, j] = inner * (gammaLate ? cache.Gamma[j] : 1) / Math.Sqrt(cache.Variance[i] + (epsilon ? cache.Epsilon : 0));
            }
        }

        return (dx, dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
    };
}
