namespace Workbook.Tests.Checks;

/// <summary>A correct answer never fails, however it is written and whatever inputs are drawn.</summary>
[Collection("Check.Seed")]
public class CorrectAnswersTests
{
    private const int Seeds = 200;

    public static TheoryData<string> Names => [.. Answers.Keys];

    private static Dictionary<string, Func<CheckReport>> Answers { get; } = All().ToDictionary(answer => answer.Name, answer => answer.Check);

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_on_many_seeds(string name)
    {
        for (var seed = 0; seed < (name.Contains("Net", StringComparison.Ordinal) || name.Contains("DropoutForward", StringComparison.Ordinal) ? Seeds / 10 : Seeds); seed++)
        {
            Check.Seed = seed;
            var report = Answers[name]();
            Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            Assert.All(report.Lines, line => Assert.True(IsFarFromItsLimit(line), $"{line.Name}: {line.Error} of {line.Limit}"));
        }
    }

    // Rounding stays at a fifth of the limit; only shares of zeros are random.
    private static bool IsFarFromItsLimit(CheckLine line)
        => line.Name.StartsWith("share", StringComparison.Ordinal) || line.Error is null or 0 || line.Error <= 0.2 * line.Limit;

    private static IEnumerable<(string Name, Func<CheckReport> Check)> All()
    {
        yield return ("Center", () => Check.Center(StepAnswers.Center));
        yield return ("ScaleAndShift", () => Check.ScaleAndShift(StepAnswers.ScaleAndShift));
        yield return ("BatchStatistics", () => Check.BatchStatistics(StepAnswers.BatchStatistics));
        yield return ("Normalize", () => Check.Normalize(StepAnswers.Normalize));
        yield return ("DxHat", () => Check.DxHat(StepAnswers.DxHat));
        yield return ("DInverseStd", () => Check.DInverseStd(StepAnswers.DInverseStd));
        yield return ("Dvar", () => Check.Dvar(StepAnswers.Dvar));
        yield return ("DCentered", () => Check.DCentered(StepAnswers.DCentered));
        yield return ("Dmean", () => Check.Dmean(StepAnswers.Dmean));
        yield return ("Dx", () => Check.Dx(StepAnswers.Dx));
        yield return ("Dgamma", () => Check.Dgamma(StepAnswers.Dgamma));
        yield return ("Dbeta", () => Check.Dbeta(StepAnswers.Dbeta));
        yield return ("Center, loops", () => Check.Center(StepAnswersInLoops.Center));
        yield return ("ScaleAndShift, loops", () => Check.ScaleAndShift(StepAnswersInLoops.ScaleAndShift));
        yield return ("BatchStatistics, mean of squares", () => Check.BatchStatistics(StepAnswersInLoops.BatchStatistics));
        yield return ("Normalize, loops", () => Check.Normalize(StepAnswersInLoops.Normalize));
        yield return ("DxHat, diagonal product", () => Check.DxHat(StepAnswersInLoops.DxHat));
        yield return ("DInverseStd, diagonal product", () => Check.DInverseStd(StepAnswersInLoops.DInverseStd));
        yield return ("Dvar, loops", () => Check.Dvar(StepAnswersInLoops.Dvar));
        yield return ("DCentered, loops", () => Check.DCentered(StepAnswersInLoops.DCentered));
        yield return ("Dmean, loops", () => Check.Dmean(StepAnswersInLoops.Dmean));
        yield return ("Dx, loops", () => Check.Dx(StepAnswersInLoops.Dx));
        yield return ("Dgamma, diagonal product", () => Check.Dgamma(StepAnswersInLoops.Dgamma));
        yield return ("Dbeta, product with ones", () => Check.Dbeta(StepAnswersInLoops.Dbeta));

        (string Name, BatchNormForwardFunction Answer)[] forward =
        [
            ("built-in", BatchNorm.Forward), ("plain", BatchNormAnswers.Plain), ("test mode folded", BatchNormAnswers.FoldedTest),
            ("mean of squares", BatchNormAnswers.MeanOfSquares), ("loops, reused buffer, richer cache", BatchNormAnswers.Loops),
        ];
        (string Name, BatchNormBackwardFunction Answer)[] backward =
        [
            ("built-in", BatchNorm.Backward), ("built-in, simplified", BatchNorm.BackwardSimplified), ("staged, with the term that is 0", BatchNormAnswers.Staged),
            ("staged, without it", BatchNormAnswers.StagedWithoutTerm), ("one line", BatchNormAnswers.OneLine), ("means", BatchNormAnswers.Means),
            ("Jacobian", BatchNormAnswers.Jacobian), ("recomputed", BatchNormAnswers.Recomputed),
        ];
        (string Name, LayerNormForwardFunction Answer)[] layerForward =
        [
            ("built-in", LayerNorm.Forward), ("columns", LayerNormAnswers.Columns), ("transposed", LayerNormAnswers.Transposed),
            ("mean of squares", LayerNormAnswers.MeanOfSquares), ("loops", LayerNormAnswers.Loops),
        ];
        (string Name, LayerNormBackwardFunction Answer)[] layerBackward =
        [
            ("built-in", LayerNorm.Backward), ("staged", LayerNormAnswers.Staged), ("means", LayerNormAnswers.Means), ("loops", LayerNormAnswers.Loops),
            ("recomputed", LayerNormAnswers.Recomputed),
        ];
        (string Name, DropoutForwardFunction Answer)[] dropForward =
        [
            ("built-in", Dropout.Forward), (">=", DropoutAnswers.Comparing((value, p) => value >= p)), (">", DropoutAnswers.Comparing((value, p) => value > p)),
            ("by columns", DropoutAnswers.ByColumns), ("from the end", DropoutAnswers.Backwards), ("below 1 - p, buffered", DropoutAnswers.Buffered),
        ];
        (string Name, DropoutBackwardFunction Answer)[] dropBackward =
        [
            ("built-in", Dropout.Backward), ("by mode", DropoutAnswers.Backward), ("by mask", DropoutAnswers.BackwardByMask), ("loops", DropoutAnswers.BackwardLoops),
            ("map", DropoutAnswers.BackwardMap), ("scale last", DropoutAnswers.BackwardScaleLast),
        ];
        foreach (var (name, answer) in forward)
        {
            yield return ($"BatchNormForward, {name}", () => Check.BatchNormForward(answer));
        }

        foreach (var (name, answer) in backward)
        {
            yield return ($"BatchNormBackward, {name}", () => Check.BatchNormBackward(answer));
            yield return ($"BatchNormBackwardSimplified, {name}", () => Check.BatchNormBackwardSimplified(answer));
        }

        foreach (var (name, answer) in layerForward)
        {
            yield return ($"LayerNormForward, {name}", () => Check.LayerNormForward(answer));
        }

        foreach (var (name, answer) in layerBackward)
        {
            yield return ($"LayerNormBackward, {name}", () => Check.LayerNormBackward(answer));
        }

        foreach (var (name, answer) in dropForward)
        {
            yield return ($"DropoutForward, {name}", () => Check.DropoutForward(answer));
            yield return ($"DropoutNet, {name}", () => Check.DropoutNet(answer, DropoutAnswers.Backward));
        }

        foreach (var (name, answer) in dropBackward)
        {
            yield return ($"DropoutBackward, {name}", () => Check.DropoutBackward(answer));
        }

        // The block and the net with every backward pass, and the loops' reused buffers left out: a net needs a result of its own for each layer.
        foreach (var (name, answer) in backward)
        {
            var (blockForward, blockBackward) = (NetAnswers.BlockForward(name == "recomputed" ? BatchNormAnswers.MeanOfSquares : BatchNormAnswers.Plain), NetAnswers.BlockBackward(answer));
            yield return ($"AffineNormRelu, {name}", () => Check.AffineNormRelu(blockForward, blockBackward));
            yield return ($"NetLoss, {name}", () => Check.NetLoss(NetAnswers.Loss(blockForward, blockBackward)));
        }
    }
}
