namespace Workbook.Checks.Tests;

/// <summary>The facts' entries of kind "check-author": faults that a check must not have.</summary>
[Collection("Check.Seed")]
public class CheckAuthorFaultsTests
{
    /// <summary>
    /// net-bias-noise: the gradient of a bias in front of batch norm is 0 up to rounding, and no relative error is asked of it.
    /// </summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1e-14, true)]
    [InlineData(1e-4, false)]
    public void Net_bias_noise(double noise, bool right)
    {
        var (forward, backward) = (NetAnswers.BlockForward(BatchNormAnswers.Plain), NetAnswers.BlockBackward(BatchNormAnswers.Means));
        for (var seed = 0; seed < 10; seed++)
        {
            Check.Seed = seed;
            var report = Check.NetLoss(NetAnswers.Loss(forward, (dout, cache) =>
            {
                var (dx, dw, _, dgamma, dbeta) = backward(dout, cache);
                return (dx, dw, cache.Norm.Mean.Map(value => noise * Math.Sign(value)), dgamma, dbeta);
            }));
            Assert.True((report.Verdict == Verdict.Pass) == right, report.ToString());
        }
    }

    /// <summary>
    /// test-dout-ones: with a constant upstream gradient dx is 0 whatever is wrong, so dx = 0 must fail, and dout varies.
    /// </summary>
    [Fact]
    public void Test_dout_ones()
    {
        Check.Seed = 3;
        Assert.Equal(
            Verdict.Fail,
            Check.BatchNormBackward((dout, cache) => (0 * dout, BatchNormAnswers.Means(dout, cache).Dgamma, dout.Sum(axis: 0))).Verdict);
        Assert.Equal(
            Verdict.Fail,
            Check.LayerNormBackward((dout, cache) => (0 * dout, LayerNormAnswers.Means(dout, cache).Dgamma, dout.Sum(axis: 0))).Verdict);
        TaskCheck[] tasks = [new BatchNormBackwardCheck(BatchNormBackwardCheck.NodeByNode), new LayerNormBackwardCheck(), new BlockCheck()];
        Assert.All(
            tasks.SelectMany(task => task.Cases(new NumPyRandom(3))).Where(
                inputs => inputs.Values.TryGetValue("dout", out var dout) && dout.Values.Length > 1),
            inputs => Assert.True(inputs.Values["dout"].Values.Distinct().Count() > 1));
    }

    /// <summary>test-2015-mode: dropout's backward pass is checked in training too, where passing dout on is wrong.</summary>
    [Fact]
    public void Test_2015_mode()
    {
        Check.Seed = 3;
        Assert.Equal(Verdict.Fail, Check.DropoutBackward((dout, _) => dout.Clone()).Verdict);
        Assert.Contains(new DropoutBackwardCheck().Cases(new NumPyRandom(3)), inputs => inputs.Number("test") == 0);
    }
}
