using System.Text.Json;
using static Workbook.Checks.Tests.BatchNormMistakes;

namespace Workbook.Checks.Tests;

/// <summary>Every known mistake is rejected, at the line that is about it; what people take for a mistake passes.</summary>
public class MistakesTests
{
    private static readonly (string Id, string Line, Func<CheckReport> Check)[] Wrong =
    [
        ("bn-bwd-constant-stats", "columns of dx add up to 0", () => Check.BatchNormBackward(Backward(Nothing, Nothing))),
        ("bn-bwd-no-mean-path", "columns of dx add up to 0", () => Check.BatchNormBackward(Backward(meanPath: Nothing))),
        ("bn-bwd-no-var-path", "Σ dx·xHat in each column", () => Check.BatchNormBackward(Backward(variancePath: Nothing))),
        ("bn-bwd-gamma-forgotten", "dx, random inputs", () => Check.BatchNormBackward(Backward(gamma: false))),
        ("bn-bwd-no-1/N", "dx, random inputs", () => Check.BatchNormBackward(Backward(WithoutDivision, WithoutDivision))),
        ("bn-eps-missing-bwd", "dx, hardly any spread", () => Check.BatchNormBackward(Backward(epsilon: false))),
        ("bn-var-unbiased-fwd", "out, training, 10 random inputs", () => Check.BatchNormForward(Forward(variance: Corrected))),
        ("bn-running-var-unbiased", "running variance after one step",
            () => Check.BatchNormForward(Forward(
                update: (state, mean, variance, n) => Update(state, mean, variance * n / Math.Max(1, n - 1), n)))),
        ("bn-momentum-swapped", "running mean after one step",
            () => Check.BatchNormForward(Forward(update: (state, mean, variance, _) => Mix(state, mean, variance, 1 - state.Momentum)))),
        ("bn-running-std", "running variance after one step",
            () => Check.BatchNormForward(Forward(update: (state, mean, variance, n) => Update(state, mean, variance.PointwiseSqrt(), n)))),
        ("bn-running-never-updated", "running mean after one step", () => Check.BatchNormForward(Forward(update: (_, _, _, _) => { }))),
        ("bn-test-uses-batch-stats", "test mode: a row alone gives the same", () => Check.BatchNormForward((x, gamma, beta, state) =>
        {
            var (mean, variance, training) = (state.RunningMean, state.RunningVariance, state.Mode == Mode.Train);
            var result = Forward(mode: _ => Mode.Train)(x, gamma, beta, state);
            (state.RunningMean, state.RunningVariance) = training ? (state.RunningMean, state.RunningVariance) : (mean, variance);
            return result;
        })),
        ("bn-test-updates-running", "test mode leaves the running averages", () => Check.BatchNormForward(Forward(updateInTest: true))),
        ("bn-eps-outside", "out, training, 10 random inputs",
            () => Check.BatchNormForward(Forward(divisor: (variance, epsilon) => variance.PointwiseSqrt() + epsilon))),
        ("bn-eps-value", "out, training, 10 random inputs",
            () => Check.BatchNormForward(Forward(divisor: (variance, _) => (variance + 1e-8).PointwiseSqrt()))),
        ("bn-square-vs-sqrt", "out, training, 10 random inputs",
            () => Check.BatchNormForward(Forward(divisor: (variance, epsilon) => variance + epsilon))),
        ("bn-wrong-axis", "out, training, 10 random inputs", () => Check.BatchNormForward(WrongAxis)),
        ("bn-mode-key", "out, test mode, 10 random inputs", () => Check.BatchNormForward(Forward(mode: _ => Mode.Train))),
        ("net-bn-not-implemented", "the original's losses, N = 2, reg = 0", () => Check.NetLoss(NetMistakes.Loss(normalize: false))),
        ("net-bn-after-relu", "the original's losses, N = 2, reg = 0", () => Check.NetLoss(NetMistakes.Loss(afterRelu: true))),
        ("net-bn-last-layer", "the original's losses, N = 2, reg = 0", () => Check.NetLoss(NetMistakes.Loss(lastLayerToo: true))),
        ("do-p-convention", "share of zeros is p",
            () => Check.DropoutForward(DropoutMistakes.Forward(kept: (value, p) => value < p, scale: p => p == 0 ? 1 : 1 / p))),
        ("do-no-scale", "training: out is x times cache.Mask, 0 or 1/(1 − p)",
            () => Check.DropoutForward(DropoutMistakes.Forward(scale: _ => 1))),
        ("do-scale-test", "test mode passes x on", () => Check.DropoutForward(DropoutMistakes.Forward(test: x => 0.4 * x))),
        ("do-shared-mask", "every value has a draw of its own",
            () => Check.DropoutForward(DropoutMistakes.Forward(draw: DropoutMistakes.SharedRow))),
        ("do-bwd-no-mask", "dx, random masks", () => Check.DropoutBackward((dout, _) => dout)),
        ("do-bwd-no-mask", "dx, random masks",
            () => Check.DropoutBackward((dout, cache)
                => cache.Mask is { } mask ? dout.PointwiseMultiply(mask.Map(factor => factor > 0 ? 1.0 : 0.0, Zeros.Include)) : dout)),
        ("do-bwd-regenerated", "dx uses forward's mask, not a new one", () => Check.DropoutBackward(DropoutMistakes.Regenerated)),
        ("do-mask-from-out", "share of zeros where x is 0", () => Check.DropoutForward(DropoutMistakes.Forward(maskFromResult: true))),
        ("do-mask-missing", "share of zeros is p", () => Check.DropoutForward(DropoutMistakes.Forward(kept: (_, _) => false))),
        ("do-in-place", "x left as it was", () => Check.DropoutForward(DropoutMistakes.Forward(inPlace: true))),
        ("cs-int-division", "dx, random inputs", () => Check.BatchNormBackwardSimplified((dout, cache) =>
        {
            var share = 1 / dout.RowCount;
            return Backward(values => values.Sum(axis: 0) * share, values => values.Sum(axis: 0) * share)(dout, cache);
        })),
    ];

    private static readonly (string Id, Func<CheckReport> Check)[] Right =
    [
        ("bn-bwd-dvar-mean-term", () => Check.BatchNormBackward(BatchNormAnswers.StagedWithoutTerm)),
        ("do-greater-vs-less", () => Check.DropoutForward(DropoutAnswers.Comparing((value, p) => value > p))),
        ("do-seed-global", () => Check.DropoutForward(DropoutAnswers.Comparing((value, p) => value >= p))),
    ];

    public static TheoryData<int, string> Indices => [.. Wrong.Select((answer, index) => (index, answer.Id))];

    // With those of whole nets, whose gradients are all 0, the search for a pair of mistakes that explains them takes a second each.
    public static TheoryData<int, string> ShortIndices
        => [.. Wrong.Select((answer, index) => (index, answer.Id)).Where(entry => !entry.Id.StartsWith("net-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ShortIndices))]
    public void Is_rejected_at_its_line(int index, string id) => IsRejected(index, id, 0, 1);

    [Theory]
    [MemberData(nameof(Indices))]
    [Trait("Category", "Exhaustive")]
    public void Is_rejected_at_its_line_whatever_is_drawn(int index, string id) => IsRejected(index, id, 0, 10);

    [Fact]
    public void What_people_take_for_a_mistake_passes()
        => Assert.All(Right, answer => Assert.Equal(Verdict.Pass, answer.Check().Verdict));

    [Fact]
    public void Every_entry_of_the_facts_is_here()
    {
        using var facts = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "Fixtures", "facts", "mistakes.json")));
        var byKind = facts.RootElement.GetProperty("mistakes").EnumerateArray()
            .ToLookup(entry => entry.GetProperty("kind").GetString(), entry => entry.GetProperty("id").GetString()!);
        Assert.Equal(byKind["error"].Order(), Wrong.Select(answer => answer.Id).Distinct().Order());
        Assert.Equal(byKind["report"].Order(), Right.Select(answer => answer.Id).Order());
    }

    private static void IsRejected(int index, string id, int from, int to)
    {
        var (_, name, check) = Wrong[index];
        for (var seed = from; seed < to; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = check();
            Assert.True(report.Verdict == Verdict.Fail, $"{id}: {report}");
            Assert.Equal(0, report.Earned);
            Assert.True(report.Lines.Any(line => line.Name == name && line.Verdict == Verdict.Fail), $"{id} at \"{name}\": {report}");
        }
    }
}
