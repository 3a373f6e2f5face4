namespace Workbook.Tests.Checks;

[Collection("Check.Seed")]
public class BatchNormChecksTests
{
    [Fact]
    public void BuiltInLayersPass()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            Check.Seed = seed;
            foreach (var report in new[]
            {
                Check.BatchNormForward(BatchNorm.Forward), Check.BatchNormBackward(BatchNorm.Backward),
                Check.BatchNormBackwardSimplified(BatchNorm.BackwardSimplified),
                Check.LayerNormForward(LayerNorm.Forward), Check.LayerNormBackward(LayerNorm.Backward),
            })
            {
                Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            }
        }
    }
}
