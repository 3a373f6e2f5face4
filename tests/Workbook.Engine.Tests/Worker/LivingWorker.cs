namespace Workbook.Engine.Tests.Worker;

/// <summary>A worker for several tests, with small limits; each cell has a name of its own.</summary>
public sealed class LivingWorker : IAsyncLifetime
{
    private int _cells;

    /// <summary>The worker.</summary>
    internal WorkerProcess Worker { get; private set; } = null!;

    /// <summary>The name of the cell that ran last.</summary>
    public string LastName => $"cell {_cells}";

    public async ValueTask InitializeAsync() =>
        Worker = await WorkerProcess.StartAsync(new WorkerOptions(AppContext.BaseDirectory) { Limits = new OutputLimits(10_000, 10_000) });

    public ValueTask DisposeAsync() => Worker.DisposeAsync();

    internal async Task<(CellResult Result, RecordingOutput Output)> Run(string source, TimeSpan? limit = null)
    {
        _cells++;
        var output = new RecordingOutput();
        return (await Worker.ExecuteAsync(
            new CellCode(LastName, source.ReplaceLineEndings("\n")), limit ?? TimeSpan.FromSeconds(60), output,
            cancellation: TestContext.Current.CancellationToken), output);
    }

    internal async Task<string> Show(string source)
    {
        var (result, output) = await Run(source);
        Assert.True(result.Succeeded, result.Error is null ? "" : string.Join('\n', result.Error.Traceback));
        return output.ToString();
    }
}
