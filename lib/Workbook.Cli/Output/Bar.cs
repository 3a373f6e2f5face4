using Spectre.Console;

namespace Workbook.Cli;

/// <summary>A progress bar on a terminal, nothing elsewhere.</summary>
internal static class Bar
{
    /// <summary>Runs work that reports a step's name, and how much of how much is done (a total of 0: nobody knows).</summary>
    public static async Task ShowAsync(Screen screen, string title, Func<IProgress<DataProgress>, Task> work)
    {
        if (!screen.IsTerminal)
        {
            await work(new Progress<DataProgress>());
            return;
        }

        await screen.Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                await work(new Steps(bar, title));
                bar.Value = bar.MaxValue;
            });
    }

    public static async Task<RunResult> ShowAsync(Screen screen, string title, Func<IProgress<RunProgress>?, Task<RunResult>> work)
    {
        if (!screen.IsTerminal)
        {
            return await work(null);
        }

        return await screen.Console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new Cells(context.AddTask(Markup.Escape(title)), title)));
    }

    private sealed class Cells(ProgressTask bar, string title) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            bar.MaxValue = Math.Max(1, value.Cells);
            bar.Value = value.Cell - 1;
            bar.Description = Markup.Escape(string.Create(
                CultureInfo.InvariantCulture, $"{title}  cell {value.Cell}/{value.Cells}  {value.Elapsed.TotalSeconds:0} s"));
        }
    }

    private sealed class Steps(ProgressTask bar, string title) : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            bar.Description = Markup.Escape($"{title}: {value.Step}");
            bar.IsIndeterminate = value.Total <= 0;
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
        }
    }
}
