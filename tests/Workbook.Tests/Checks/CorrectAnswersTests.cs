namespace Workbook.Tests.Checks;

[Collection("Check.Seed")]
public class CorrectAnswersTests
{
    [Fact]
    public void Built_in()
    {
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var times = new Dictionary<string, (double First, double Total, int Count)>();
        for (var seed = 0; seed < 30; seed++)
        {
            Check.Seed = seed;
            foreach (var check in new Func<CheckReport>[]
            {
                () => Check.Center(StepAnswers.Center), () => Check.ScaleAndShift(StepAnswers.ScaleAndShift), () => Check.BatchStatistics(StepAnswers.BatchStatistics),
                () => Check.Normalize(StepAnswers.Normalize), () => Check.DxHat(StepAnswers.DxHat), () => Check.DInverseStd(StepAnswers.DInverseStd), () => Check.Dvar(StepAnswers.Dvar),
                () => Check.DCentered(StepAnswers.DCentered), () => Check.Dmean(StepAnswers.Dmean), () => Check.Dx(StepAnswers.Dx), () => Check.Dgamma(StepAnswers.Dgamma), () => Check.Dbeta(StepAnswers.Dbeta),
                () => Check.BatchNormForward(BatchNorm.Forward), () => Check.BatchNormBackward(BatchNorm.Backward),
                () => Check.BatchNormBackwardSimplified(BatchNorm.BackwardSimplified),
                () => Check.AffineNormRelu(NetAnswers.BlockForward(BatchNorm.Forward), NetAnswers.BlockBackward(BatchNorm.Backward)),
                () => Check.NetLoss(NetAnswers.Loss(NetAnswers.BlockForward(BatchNorm.Forward), NetAnswers.BlockBackward(BatchNorm.Backward))),
                () => Check.LayerNormForward(LayerNorm.Forward), () => Check.LayerNormBackward(LayerNorm.Backward),
                () => Check.DropoutForward(Dropout.Forward), () => Check.DropoutBackward(Dropout.Backward), () => Check.DropoutNet(Dropout.Forward, Dropout.Backward),
            })
            {
                var before = sw.Elapsed.TotalMilliseconds;
                var report = check();
                var ms = sw.Elapsed.TotalMilliseconds - before;
                var t = times.GetValueOrDefault(report.Task);
                times[report.Task] = t.Count == 0 ? (ms, 0, 1) : (t.First, t.Total + ms, t.Count + 1);
                Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            }
        }
        foreach (var (k, t) in times)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{k}: first {t.First:F1}, then {t.Total / (t.Count - 1):F1} ms");
        }
    }
}
