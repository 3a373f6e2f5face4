using System.Text.Json.Nodes;

namespace Workbook.Kernel.Tests;

public sealed class InputHistoryTests
{
    [Fact]
    public async Task Cells_are_added_while_another_channel_asks()
    {
        var history = new InputHistory();
        var request = new KernelMessage([], [], [], [], new JsonObject
        { ["hist_access_type"] = "search", ["pattern"] = "none", ["n"] = 1 });
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Assert.Empty(history.Answer(request)["history"]!.AsArray());
                }
            },
            TestContext.Current.CancellationToken);
        for (var i = 0; i < 20_000; i++)
        {
            history.Add(i, "cell", null);
        }

        await stop.CancelAsync();
        await asking;
    }
}
