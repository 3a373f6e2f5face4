namespace Workbook.Engine.Tests.Kernels;

public class CellStopsTests
{
    [Fact]
    public async Task What_comes_late_does_not_meet_the_next_cell()
    {
        var stops = new CellStops();
        stops.Add("7");
        stops.Remove("7");
        stops.Add("8");
        stops.Stop("7.cancel");
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(stops.Of("8").IsCancellationRequested);
        stops.Stop("8.cancel");
        Assert.True(SpinWait.SpinUntil(() => stops.Of("8.1").IsCancellationRequested, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Who_names_no_cell_means_the_one_that_runs()
    {
        var stops = new CellStops();
        stops.Add("a");
        stops.Add("b");
        stops.Remove("a");
        stops.Stop("an editor's token");
        Assert.True(SpinWait.SpinUntil(() => stops.Of("b").IsCancellationRequested, TimeSpan.FromSeconds(10)));
    }
}
