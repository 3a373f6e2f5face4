namespace Workbook.Tests;

/// <summary>Medians and quartiles of known times, and that both pieces of work are called as often.</summary>
public sealed class TimingTests
{
    [Fact]
    public void The_median_and_the_middle_half_are_those_of_the_sorted_times()
    {
        var timing = Timing.Of([5, 1, 4, 2, 3]);

        Assert.Equal(new Timing(3, 2, 4), timing);
        Assert.Equal("3.000 ms (2.000 to 4.000)", timing.ToString());
    }

    [Fact]
    public void One_call_is_its_own_median() => Assert.Equal(new Timing(7, 7, 7), Timing.Of([7]));

    [Fact]
    public void Both_are_called_by_turns()
    {
        var calls = new List<string>();

        Timing.Compare(() => calls.Add("first"), () => calls.Add("second"), calls: 10);

        Assert.Equal(24, calls.Count);
        Assert.All(calls.Index(), call => Assert.Equal(call.Index % 2 == 0 ? "first" : "second", call.Item));
    }

    [Fact]
    public void No_calls_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Timing.Compare(() => { }, () => { }, calls: 0));
}
