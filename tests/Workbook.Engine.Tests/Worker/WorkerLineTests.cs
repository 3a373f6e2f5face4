namespace Workbook.Engine.Tests.Worker;

/// <summary>A worker driven by lines, as an editor drives it.</summary>
public sealed class WorkerLineTests
{
    [Fact]
    public async Task Cells_that_are_sent_at_once_run_in_their_order()
    {
        var line = await WorkerLine.StartAsync(new WorkerOptions(Path.GetTempPath()), TestContext.Current.CancellationToken);
        await using var ending = line;
        // Each needs what the one before declared.
        await line.SendAsync(Wire.Submit("0", new CellCode("cell 0", "var x = 0;")));
        for (var cell = 1; cell <= 20; cell++)
        {
            var code = $"x = x == {cell - 1} ? {cell} : throw new Exception(x.ToString());";
            await line.SendAsync(Wire.Submit($"{cell}", new CellCode($"cell {cell}", code)));
        }

        var ended = new List<string>();
        while (ended.Count < 21 && await line.ReceiveAsync() is { } told)
        {
            if (told.Type is "CommandSucceeded" or "CommandFailed")
            {
                ended.Add($"{told.Type} {told.Token}");
            }
        }

        Assert.Equal(Enumerable.Range(0, 21).Select(cell => $"CommandSucceeded {cell}"), ended);
    }
}
