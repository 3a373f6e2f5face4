using System.Globalization;
using Workbook.Notebooks;

namespace Workbook.Cli;

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
        CultureInfo.InvariantCulture, $"{WorkbookFolder.Shown(run.Source)}: {run.Verdict} ({run.Result.Cells} cells, {run.Result.Elapsed.TotalSeconds:0.0} s)"));
}
