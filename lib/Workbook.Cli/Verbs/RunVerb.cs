using System.CommandLine;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Cli;

/// <summary><c>workbook run</c>: executes notebooks top to bottom and writes a report.</summary>
internal static class RunVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var notebooks = new Argument<FileInfo[]>("NOTEBOOK")
        {
            Description = "Notebooks, .ipynb or .dib. [default: the solved ones]",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        notebooks.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Problem(token.Value) is not null))
            {
                result.AddError(Problem(token.Value)!);
            }
        });
        var limit = new Option<int?>("--time-limit") { Description = "Seconds that one cell may run. [default: 600]", HelpName = "SECONDS" };
        CommonOptions.AtLeastOne(limit, WorkerProcess.MostSeconds);
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var command = new Command("run", "Execute notebooks top to bottom; save them executed, with a report, under artifacts/.") { notebooks, limit, threads, json };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            var files = call.GetValue(notebooks)!.Select(file => file.FullName).ToList();
            files = files.Count > 0 ? files : Solved(workbook);
            await DataVerb.MakeIfUsedAsync(files, workbook, screen, cancellation);
            var runs = await NotebookRuns.RunAsync(files, CommonOptions.RunOptions(call.GetValue(threads), call.GetValue(limit)), screen, cancellation);
            var report = Artifacts.Write(workbook, runs);
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
        var files = Directory.Exists(workbook.Solutions) ? Directory.GetFiles(workbook.Solutions, "*.ipynb").Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? files : throw new CommandException($"{WorkbookFolder.Shown(workbook.Solutions)} holds no notebooks; ./workbook build makes them.");
    }

    private static string? Problem(string path)
    {
        if (path.StartsWith('-'))
        {
            return $"\"{path}\" is not an option of workbook run.";
        }

        try
        {
            NotebookDocument.FormatOf(path);
            return File.Exists(path) ? null : $"{path}: there is no such notebook.";
        }
        catch (ArgumentException)
        {
            return $"{path}: is no notebook; wanted .ipynb or .dib.";
        }
    }
}
