namespace Workbook.Engine.Tests.Worker;

public class OutputBudgetTests
{
    [Theory]
    [InlineData(3, "a😀")]
    [InlineData(2, "a")]
    [InlineData(1, "a")]
    public void Text_is_not_cut_inside_a_character(int limit, string shown)
        => Assert.StartsWith(
            shown + "\n[output cut here", new OutputBudget(new OutputLimits(limit, 10)).Take("a😀b"), StringComparison.Ordinal);

    [Fact]
    public void Updates_have_a_limit_for_each_minute_and_say_so_once()
    {
        var clock = new Clock();
        var budget = new OutputBudget(new OutputLimits(10, 10), clock);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal(["123456", "1234"], new[] { Update(budget, "123456"), Update(budget, "1234") });
            Assert.StartsWith("[display left out: ", Update(budget, "1"), StringComparison.Ordinal);
            Assert.Null(Update(budget, "12"));
            clock.Seconds += 60;
        }

        budget.Reset();
        Assert.Equal("1234567890", Update(budget, "1234567890"));
        budget.Reset();
        Assert.Equal("1234567890", Update(budget, "1234567890"));
    }

    // What is shown in place of a text: it, a notice or nothing.
    private static string? Update(OutputBudget budget, string text)
    {
        var (fits, notice) = budget.Take(text.Length, update: true);
        return fits ? text : notice;
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
