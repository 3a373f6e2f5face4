using Workbook.Checks.Tasks;
using Workbook.Checks.Reports;

namespace Workbook.Cli;

/// <summary><c>workbook build</c>: makes the learner's and the solved notebooks from their sources.</summary>
internal static class BuildVerb
{
    public static Command Create()
    {
        var execute = new Option<bool>("--execute") { Description = "Run the solved notebooks and save their outputs." };
        var verify = new Option<bool>("--verify")
        {
            Description =
                "Write nothing; compare text and metadata with the sources, want outputs in the solutions, look for leaked answers.",
        };
        var force = new Option<bool>("--force")
        {
            Description =
                "Overwrite learner's notebooks whose answers were edited, and notebooks that have cells which their source has lost.",
        };
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var command = new Command("build", "Make notebooks/*.ipynb and notebooks/solutions/*.ipynb from notebooks/source/*.dib.")
        { execute, verify, force, threads, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(verify) && (result.GetValue(execute) || result.GetValue(force)))
            {
                result.AddError("--verify writes nothing; it does not go with --execute or --force.");
            }

            if (result.GetResult(threads) is not null && !result.GetValue(execute))
            {
                result.AddError("--threads goes with --execute only.");
            }
        });
        command.Run(json, async (call, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            var builder = new NotebookBuilder(workbook.Notebooks, CatalogTexts.All);
            var built = call.GetValue(verify) ? builder.Verify() : builder.Build(call.GetValue(force));
            var good = !built.Any(notebook => notebook.Status == BuildStatus.Drift);
            Show(screen, built);
            var result = Result(built);
            if (good && call.GetValue(execute))
            {
                var runs = await SolutionExecution.RunAsync(
                    workbook, built, CommonOptions.RunOptions(call.GetValue(threads), 600), screen, cancellation);
                result["runs"] = runs.ToJson();
                good = runs.Good;
            }

            if (screen.Json)
            {
                result["ok"] = good;
                JsonResult.Write(screen.Output, result);
            }

            return good ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static void Show(Screen screen, IReadOnlyList<BuiltNotebook> built)
    {
        foreach (var notebook in built)
        {
            screen.Line($"{WorkbookFolder.Shown(notebook.Path)}: {Word(notebook.Status)}");
            foreach (var problem in notebook.Problems)
            {
                screen.Line($"    {problem}");
            }
        }

        if (built.Any(notebook => notebook.Status == BuildStatus.Kept))
        {
            screen.Line("Kept means that somebody worked in it; --force overwrites it.");
        }
    }

    private static JsonObject Result(IReadOnlyList<BuiltNotebook> built) => new()
    {
        ["failure"] = null,
        ["ok"] = true,
        ["notebooks"] = new JsonArray([.. built.Select(notebook => new JsonObject
        {
            ["notebook"] = WorkbookFolder.Shown(notebook.Path),
            ["copy"] = notebook.IsSolution ? "solution" : "learner",
            ["status"] = Word(notebook.Status),
            ["problems"] = new JsonArray([.. notebook.Problems.Select(problem => (JsonNode)JsonValue.Create(problem))]),
        })]),
    };

    private static string Word(BuildStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>What sources of notebooks may leave to the catalog of the library's checks.</summary>
internal static class CatalogTexts
{
    public static TaskTexts All { get; } = new(id
        => TaskCatalog.Find(id) is { } task ? new TaskText(task.Title, task.Points, HintsMarkdown.Of(task)) : null);
}
