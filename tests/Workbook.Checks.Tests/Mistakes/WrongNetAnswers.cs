using static Workbook.Checks.Tests.WrongNets;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to tasks 1.7 and 1.8.</summary>
internal static class WrongNetAnswers
{
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("net-bn-not-implemented", () => Check.NetLoss(Loss(new Slip { Normalize = false }))),
        new("net-bn-not-implemented", () => Check.NetLoss(Loss(new Slip { Normalize = false, NormGradients = false }))),
        new("net-bn-after-relu", () => Check.NetLoss(Loss(new Slip { AfterRelu = true }))),
        new("net-bn-last-layer", () => Check.NetLoss(Loss(new Slip { LastLayerToo = true }))),
        new("net-last-relu", () => Check.NetLoss(Loss(new Slip { LastRelu = true }))),
        new("net-relu-forgotten", () => Check.NetLoss(Loss(new Slip { Relu = false }))),
        new("net-relu-backward-missing", () => Check.NetLoss(Loss(new Slip { ReluBackward = false }))),
        new("net-relu-backward-gradient", () => Check.NetLoss(Loss(new Slip { MaskFromGradient = true }))),
        new("net-half-missing", () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 1 }))),
        new("net-penalty-missing", () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 0 }))),
        new("net-penalty-vectors", () => Check.NetLoss(Loss(new Slip { PenalizeVectors = true }))),
        new("net-penalty-some-layers", () => Check.NetLoss(Loss(new Slip { PenalizeLast = false }))),
        new("net-penalty-gradient-missing", () => Check.NetLoss(Loss(new Slip { PenaltyGradientFactor = 0 }))),
        new("net-penalty-gradient-factor", () => Check.NetLoss(Loss(new Slip { PenaltyGradientFactor = 2 }))),
        new("net-scores-divided-twice", () => Check.NetLoss(Loss(new Slip { AverageAgain = true }))),
        new("net-dw-mean", () => Check.NetLoss(Loss(new Slip { AverageDw = true }))),
        new("net-half-missing net-penalty-gradient-missing",
            () => Check.NetLoss(Loss(new Slip { PenaltyFactor = 1, PenaltyGradientFactor = 0 }))),
        new("net-bn-after-relu net-penalty-missing", () => Check.NetLoss(Loss(new Slip { AfterRelu = true, PenaltyFactor = 0 }))),
        new("net-bn-last-layer net-half-missing", () => Check.NetLoss(Loss(new Slip { LastLayerToo = true, PenaltyFactor = 1 }))),
        new("net-relu-backward-missing net-scores-divided-twice",
            () => Check.NetLoss(Loss(new Slip { ReluBackward = false, AverageAgain = true }))),
        new("bn-running-never-updated net-own-states", () => Check.NetLoss(Loss(new Slip { FreshStates = true }))),
        new("bn-wrong-axis net-one-state", () => Check.NetLoss(Loss(new Slip { OneState = true }))),

        new("net-own-states", () => Check.AffineNormRelu(WithStateOfItsOwn, NetAnswers.BlockBackward(BatchNormAnswers.Means))),
        new("net-relu-backward-nothing", () => Check.AffineNormRelu(NetAnswers.BlockForward(BatchNormAnswers.Plain), NothingPasses)),
    ];

    private static (Matrix<double> Out, BlockCache Cache) WithStateOfItsOwn(
        Matrix<double> x, Matrix<double> w, Vector<double> b, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var own = new BatchNormState(b.Count) { Epsilon = state.Epsilon, Momentum = state.Momentum, Mode = state.Mode };
        return NetAnswers.BlockForward(BatchNormAnswers.Plain)(x, w, b, gamma, beta, own);
    }

    // The mask is made of what is still 0.
    private static (Matrix<double> Dx, Matrix<double> Dw, Vector<double> Db, Vector<double> Dgamma, Vector<double> Dbeta) NothingPasses(
        Matrix<double> dout, BlockCache cache)
    {
        var mask = Matrix<double>.Build.Dense(dout.RowCount, dout.ColumnCount);
        var (da, dgamma, dbeta) = BatchNormAnswers.Means(dout.PointwiseMultiply(mask), cache.Norm);
        return (da * cache.W.Transpose(), cache.X.Transpose() * da, da.ColumnSums(), dgamma, dbeta);
    }
}
