namespace Workbook.Tests.Checks;

[Collection("Check.Seed")]
public class TimeLimitTests
{
    [Fact]
    public void An_endless_loop_is_stopped_at_its_line()
    {
        Check.TimeLimit = TimeSpan.FromMilliseconds(300);
        try
        {
            var report = Check.Dbeta(Endless);
            Assert.Equal(Verdict.Error, report.Verdict);
            Assert.Matches(@"Dbeta had not ended after 0\.3 s: it was stopped in Endless, line \d+\.", report.Lines[^1].Message);
        }
        finally
        {
            Check.TimeLimit = TimeSpan.FromSeconds(10);
        }
    }

    [Fact]
    public void What_waits_is_stopped_at_its_line_too()
    {
        Check.TimeLimit = TimeSpan.FromMilliseconds(100);
        try
        {
            var report = Check.Dbeta(dout =>
            {
                Thread.Sleep(4000);
                return dout.Row(0);
            });
            Assert.Equal(Verdict.Error, report.Verdict);
            Assert.Matches(@"it was stopped at line \d+\.", report.Lines[^1].Message);
        }
        finally
        {
            Check.TimeLimit = TimeSpan.FromSeconds(10);
        }
    }

    [Fact]
    public void A_slow_answer_is_limited_call_by_call()
    {
        Check.TimeLimit = TimeSpan.FromMilliseconds(400);
        try
        {
            var report = Check.Dbeta(dout =>
            {
                Thread.Sleep(60);
                return dout.ColumnSums();
            });
            Assert.Equal(Verdict.Pass, report.Verdict);
        }
        finally
        {
            Check.TimeLimit = TimeSpan.FromSeconds(10);
        }
    }

    private static MathNet.Numerics.LinearAlgebra.Vector<double> Endless(MathNet.Numerics.LinearAlgebra.Matrix<double> dout)
    {
        var sum = 0.0;
        for (var i = 0; i < 10; i = i % 5)
        {
            sum += dout[0, 0];
        }

        return dout.Row(0) * sum;
    }
}
