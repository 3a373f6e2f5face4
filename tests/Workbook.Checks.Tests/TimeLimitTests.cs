namespace Workbook.Checks.Tests;

/// <summary>How long a call may take, and what is said of one that takes longer.</summary>
public class TimeLimitTests
{
    // Where the engine compiles the cells, the loop is ended at its line: Workbook.Cli.Tests.CheckBrokenCellsTests, by Check.TimeLimit.
    [Fact]
    public void An_endless_loop_that_cannot_be_stopped_is_said_to_run_on()
    {
        var goOn = true;
        var report = Limited(300, dout =>
        {
            while (Volatile.Read(ref goOn))
            {
            }

            return dout.Row(0);
        });
        Volatile.Write(ref goOn, false);
        Assert.Equal(Verdict.Error, report.Verdict);
        Assert.Contains(
            "Dbeta had not ended after 0.3 s: it could not be stopped, and still runs: restart the notebook's kernel",
            report.Lines[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_is_stopped_at_its_line_too()
    {
        var report = Limited(100, dout =>
        {
            Thread.Sleep(4000);
            return dout.Row(0);
        });
        Assert.Equal(Verdict.Error, report.Verdict);
        Assert.Matches(@"it was stopped in What_waits_is_stopped_at_its_line_too, line \d+\.", report.Lines[^1].Message);
    }

    [Fact]
    public void An_interrupt_that_the_answer_swallows_is_still_the_end_of_its_call()
    {
        var calls = 0;
        var report = Limited(200, dout =>
        {
            try
            {
                Thread.Sleep(calls++ == 0 ? 3000 : 0);
            }
            catch (ThreadInterruptedException)
            {
            }

            return dout.ColumnSums();
        });
        Assert.Equal(Verdict.Error, report.Verdict);
        Assert.Contains("had not ended after 0.2 s", report.Lines[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_of_the_answers_own_is_an_exception_like_others()
    {
        var report = Check.Dbeta(_ => throw new ThreadInterruptedException("the cat sat on the keyboard"));
        Assert.Equal(Verdict.Error, report.Verdict);
        Assert.Contains("the cat sat on the keyboard", report.Lines[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_may_be_made_at_run_time()
    {
        System.Linq.Expressions.Expression<DbetaFunction> answer = dout => dout.ColumnSums();
        Assert.Equal(Verdict.Pass, Check.Dbeta(answer.Compile()).Verdict);
    }

    [Fact]
    public void A_slow_answer_is_limited_call_by_call()
    {
        // Ten calls of 60 ms take longer than the limit, none does by itself.
        var report = Limited(500, dout =>
        {
            Thread.Sleep(60);
            return dout.ColumnSums();
        });
        Assert.Equal(Verdict.Pass, report.Verdict);
    }

    [Fact]
    public void The_limit_is_ten_seconds_and_positive()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), Check.TimeLimit);
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.TimeLimit = TimeSpan.Zero);
    }

    private static CheckReport Limited(int milliseconds, DbetaFunction answer)
    {
        Check.Here.Value = new CheckScope(TimeLimit: TimeSpan.FromMilliseconds(milliseconds));
        return Check.Dbeta(answer);
    }
}
