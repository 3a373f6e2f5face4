namespace Workbook.Cli;

/// <summary>Shows notebooks while they run.</summary>
internal interface IRunView
{
    /// <summary>Runs the work, which tells how far the notebooks are, with the view open.</summary>
    public Task ShowAsync(IReadOnlyList<string> notebooks, Func<Task> work);

    public void Progress(int notebook, RunProgress progress);

    public void Done(int notebook, NotebookRun run);
}

/// <summary>A line for each notebook when it is done: for logs and pipes.</summary>
internal sealed class LineView(Screen screen) : IRunView
{
    public Task ShowAsync(IReadOnlyList<string> notebooks, Func<Task> work) => work();

    public void Progress(int notebook, RunProgress progress)
    {
    }

    public void Done(int notebook, NotebookRun run) => screen.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{WorkbookFolder.Shown(run.Source)}: {run.Verdict} ({run.Result.Cells} cells, {run.Result.Elapsed.TotalSeconds:0.0} s)"));
}
