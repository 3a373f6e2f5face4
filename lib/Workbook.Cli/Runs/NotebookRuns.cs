namespace Workbook.Cli;

/// <summary>Runs notebooks one after the other; a failing one does not keep the next from running.</summary>
internal sealed record NotebookRuns(IReadOnlyList<NotebookRun> All)
{
    public bool Good => All.All(run => run.Good);

    /// <summary>Runs the documents, which are what the files hold, in the files' folders.</summary>
    public static async Task<NotebookRuns> RunAsync(
        IReadOnlyList<string> files, IReadOnlyList<NotebookDocument> documents, RunOptions options, Screen screen,
        CancellationToken cancellation)
    {
        IRunView view = screen.IsTerminal ? new BarView(screen) : new LineView(screen);
        var runs = new List<NotebookRun>();
        await view.ShowAsync(files, async () =>
        {
            for (var i = 0; i < files.Count; i++)
            {
                var number = i;
                var progress = new Callback(state => view.Progress(number, state));
                var folder = Path.GetDirectoryName(Path.GetFullPath(files[i]))!;
                var result = await NotebookRunner.RunAsync(documents[i], folder, options, progress, cancellation);
                cancellation.ThrowIfCancellationRequested();
                runs.Add(new(files[i], result, CheckTally.Of(result.Document)));
                view.Done(i, runs[^1]);
            }
        });
        return new(runs);
    }

    public JsonArray ToJson() => new([.. All.Select(run => (JsonNode)run.ToJson())]);

    // Progress<T> would report through the thread pool, later and out of order.
    private sealed class Callback(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }
}
