namespace Workbook.Cli;

/// <summary>Shows notebooks while they run.</summary>
internal interface IRunView
{
    /// <summary>Runs the work with the view open.</summary>
    /// <param name="notebooks">What will run, in order.</param>
    /// <param name="work">The work; it tells the view how far a notebook is.</param>
    public Task ShowAsync(IReadOnlyList<string> notebooks, Func<Task> work);

    /// <summary>A notebook goes on.</summary>
    public void Progress(int notebook, RunProgress progress);

    /// <summary>A notebook is done.</summary>
    public void Done(int notebook, NotebookRun run);
}

/// <summary>A line for each notebook when it is done: for logs and pipes.</summary>
internal sealed class LineView(Screen screen) : IRunView
{
    /// <inheritdoc/>
    public Task ShowAsync(IReadOnlyList<string> notebooks, Func<Task> work) => work();

    /// <inheritdoc/>
    public void Progress(int notebook, RunProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Done(int notebook, NotebookRun run) => screen.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{WorkbookFolder.Shown(run.Source)}: {run.Verdict} ({run.Result.Cells} cells, {run.Result.Elapsed.TotalSeconds:0.0} s)"));
}
