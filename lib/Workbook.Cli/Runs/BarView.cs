using Spectre.Console;

namespace Workbook.Cli;

/// <summary>A progress bar for each notebook, with its cell, its seconds and what the cell says of itself.</summary>
internal sealed class BarView(Screen screen) : IRunView
{
    private const int MostText = 60;
    private readonly List<(string Name, ProgressTask Bar)> _bars = [];

    public Task ShowAsync(IReadOnlyList<string> notebooks, Func<Task> work) => screen.Console.Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(context =>
        {
            foreach (var notebook in notebooks)
            {
                var name = Path.GetFileNameWithoutExtension(notebook);
                _bars.Add((name, context.AddTask(Markup.Escape(name), autoStart: false)));
            }

            return work();
        });

    public void Progress(int notebook, RunProgress progress)
    {
        var (name, bar) = _bars[notebook];
        bar.StartTask();
        bar.MaxValue = Math.Max(1, progress.Cells);
        bar.Value = progress.Cell - 1;
        var text = progress.Text is { Length: > MostText } longer ? longer[..(MostText - 1)] + "…" : progress.Text;
        bar.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"{name}  cell {progress.Cell}/{progress.Cells}  {progress.Elapsed.TotalSeconds:0} s  {text}"));
    }

    public void Done(int notebook, NotebookRun run)
    {
        var (name, bar) = _bars[notebook];
        bar.Value = bar.MaxValue;
        bar.Description = Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"{name}  {run.Verdict}  {run.Result.Elapsed.TotalSeconds:0} s"));
        bar.StopTask();
    }
}
