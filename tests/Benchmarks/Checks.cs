using BenchmarkDotNet.Attributes;
using Workbook.Checks.Tests;

namespace Workbook.Benchmarks;

/// <summary>
/// How long a learner waits for a check, once warm: for a right answer, a known mistake, and a wrong answer that no mistake explains,
/// for which all pairs are tried.
/// </summary>
public class Checks
{
    private static readonly Dictionary<string, Func<CheckReport>> Answers = new()
    {
        ["1.3 right"] = () => Check.BatchNormForward(BatchNormAnswers.Plain),
        ["1.3 unknown"] = () => Check.BatchNormForward((x, gamma, beta, state) => BatchNormAnswers.Plain(x, 1.01 * gamma, beta, state)),
        ["1.5 right"] = () => Check.BatchNormBackward(BatchNormAnswers.Means, BatchNormAnswers.Plain),
        ["1.5 known"] = () => Check.BatchNormBackward((dout, cache) =>
            BatchNormAnswers.Means(dout, cache) is var (dx, dgamma, dbeta) ? (dx, dgamma / dout.RowCount, dbeta) : default),
        ["1.5 unknown"] = () => Check.BatchNormBackward((dout, cache) => BatchNormAnswers.Means(1.01 * dout, cache)),
        ["1.7 right"] = () => Check.AffineNormRelu(
            NetAnswers.BlockForward(BatchNormAnswers.Plain), NetAnswers.BlockBackward(BatchNormAnswers.Means)),
        ["1.7 unknown"] = () => Check.AffineNormRelu(
            (x, w, b, gamma, beta, state) => NetAnswers.BlockForward(BatchNormAnswers.Plain)(1.01 * x, w, b, gamma, beta, state),
            (dout, cache) => NetAnswers.BlockBackward(BatchNormAnswers.Means)(1.01 * dout, cache)),
        ["1.8 right"] = () => Check.NetLoss(WrongNets.Loss(new WrongNets.Slip())),
        ["1.8 known"] = () => Check.NetLoss(WrongNets.Loss(new WrongNets.Slip { LastLayerToo = true })),
        ["1.8 unknown"] = () => Check.NetLoss(WrongNets.Loss(new WrongNets.Slip { PenaltyFactor = 0.51, PenaltyGradientFactor = 1.3 })),
        ["1.10 right"] = () => Check.LayerNormBackward(LayerNormAnswers.Means, LayerNormAnswers.Columns),
        ["1.10 unknown"] = () => Check.LayerNormBackward((dout, cache) => LayerNormAnswers.Means(1.01 * dout, cache)),
        ["2.1 right"] = () => Check.DropoutForward(DropoutAnswers.ByColumns),
        ["2.1 unknown"] = () => Check.DropoutForward((x, state) => DropoutAnswers.ByColumns(1.01 * x, state)),
        ["2.2 right"] = () => Check.DropoutBackward(DropoutAnswers.Backward, DropoutAnswers.ByColumns),
        ["2.2 unknown"] = () => Check.DropoutBackward((dout, cache) => DropoutAnswers.Backward(1.01 * dout, cache)),
        ["2.3 right"] = () => Check.DropoutNet(DropoutAnswers.ByColumns, DropoutAnswers.Backward),
    };

    /// <summary>What is checked.</summary>
    public static IEnumerable<string> Names => Answers.Keys;

    /// <summary>The check and the kind of answer.</summary>
    [ParamsSource(nameof(Names))]
    public string Answer { get; set; } = "";

    /// <summary>The check with its report.</summary>
    [Benchmark]
    public object Run() => Answers[Answer]();
}
