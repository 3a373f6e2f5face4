using Workbook.Notebooks;

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
