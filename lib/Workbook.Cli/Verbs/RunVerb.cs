namespace Workbook.Cli;

/// <summary><c>workbook run</c>: executes notebooks top to bottom and writes a report.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var notebooks = new Argument<FileInfo[]>("NOTEBOOK")
        {
            Description = "Notebooks, .ipynb or .dib. [default: the solved ones]",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        notebooks.MustBeThere("run");
        var limit = CommonOptions.TimeLimit(600);
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var command =
            new Command(
                "run", "Execute notebooks top to bottom; save them executed, with a report, under artifacts/ (for notebooks from outside "
                    + "the workbook, in the current folder). It fails where a cell does, or a check in a solved notebook; answers are "
                    + "judged by check.")
        { notebooks, limit, threads, json };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            var files = call.GetValue(notebooks)!.Select(file => file.FullName).ToList();
            files = files.Count > 0 ? files : Solved(workbook);
            var documents = files.Select(CatalogTexts.All.Load).ToList();
            var artifacts = workbook.Artifacts(files);
            WorkbookFolder.RequireWritable(artifacts);
            await DataVerb.MakeIfUsedAsync(documents, workbook, screen, cancellation);
            var runs = await NotebookRuns.RunAsync(
                files, documents, CommonOptions.RunOptions(call.GetValue(threads), call.GetValue(limit) ?? 600), screen, cancellation);
            foreach (var run in runs.All)
            {
                screen.LibraryNote(WorkbookFolder.Shown(run.Source), run.Result);
            }

            var report = Artifacts.Write(artifacts, runs);
            RunTable.Show(screen, runs.All);
            screen.Line($"Report: {WorkbookFolder.Shown(report)}");
            if (screen.Json)
            {
                JsonResult.Write(screen.Output, new JsonObject
                {
                    ["failure"] = null,
                    ["ok"] = runs.Good,
                    ["report"] = WorkbookFolder.Shown(report),
                    ["notebooks"] = runs.ToJson(),
                });
            }

            return runs.Good ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static List<string> Solved(WorkbookFolder workbook)
    {
        var files = Directory.Exists(workbook.Solutions)
            ? Directory.GetFiles(workbook.Solutions, "*.ipynb").Order(StringComparer.Ordinal).ToList()
            : [];
        return files.Count > 0
            ? files
            : throw new CommandException($"{WorkbookFolder.Shown(workbook.Solutions)} holds no notebooks; ./workbook build makes them.");
    }
}
