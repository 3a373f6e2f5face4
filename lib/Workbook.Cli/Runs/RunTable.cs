using Spectre.Console;

namespace Workbook.Cli;

/// <summary>The table at the end of a run, the cells that failed and the answers that are wrong.</summary>
internal static class RunTable
{
    public static void Show(Screen screen, IReadOnlyList<NotebookRun> runs)
    {
        foreach (var run in runs.Where(run => run.Result.Failures.Count > 0))
        {
            Failures(screen, run);
        }

        foreach (var run in runs.Where(run => run.Checks.Wrong.Count > 0))
        {
            screen.Line("");
            screen.Line($"{WorkbookFolder.Shown(run.Source)}:");
            foreach (var answer in run.Checks.Wrong)
            {
                screen.Line("    " + answer);
            }

            screen.Line("");
        }

        var table = new Table().Border(screen.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii);
        table.AddColumn("notebook");
        table.AddColumn(new TableColumn("cells").RightAligned());
        table.AddColumn(new TableColumn("seconds").RightAligned());
        table.AddColumn(new TableColumn("figures").RightAligned());
        table.AddColumn("verdict");
        foreach (var run in runs)
        {
            var verdict = Markup.Escape(run.Verdict);
            table.AddRow(
                Markup.Escape(WorkbookFolder.Shown(run.Source)),
                run.Result.Cells.ToString(CultureInfo.InvariantCulture),
                run.Result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                run.Result.Figures.ToString(CultureInfo.InvariantCulture),
                run.Good ? $"[green]{verdict}[/]" : $"[red]{verdict}[/]");
        }

        screen.Console.Write(table);
    }

    private static void Failures(Screen screen, NotebookRun run)
    {
        foreach (var failure in run.Result.Failures)
        {
            screen.Line("");
            screen.Line($"{WorkbookFolder.Shown(run.Source)}, cell {failure.Number}{(failure.Id is null ? "" : $" ({failure.Id})")}:");
            foreach (var line in failure.Error.Traceback.SelectMany(part => part.Split('\n')))
            {
                screen.Line("    " + line);
            }
        }

        screen.Line("");
    }
}
