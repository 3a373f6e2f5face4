namespace Workbook.Cli;

/// <summary><c>workbook build --execute</c>: runs the solved notebooks and saves their outputs in them.</summary>
internal static class SolutionExecution
{
    /// <summary>Runs them all; a notebook that is not good keeps the outputs it had.</summary>
    public static async Task<NotebookRuns> RunAsync(
        WorkbookFolder workbook, IReadOnlyList<BuiltNotebook> built, RunOptions options, Screen screen, CancellationToken cancellation)
    {
        var files = built.Where(notebook => notebook.IsSolution).Select(notebook => notebook.Path).ToList();
        var documents = files.Select(CatalogTexts.All.Load).ToList();
        WorkbookFolder.RequireWritable(workbook.Solutions);
        await DataVerb.MakeIfUsedAsync(documents, workbook, screen, cancellation);
        // Else each run would show other examples, and every refresh change every output.
        options = options with { Environment = new Dictionary<string, string>(options.Environment) { [Variables.CheckSeed] = "231" } };
        var runs = await NotebookRuns.RunAsync(files, documents, options, screen, cancellation);
        foreach (var run in runs.All.Where(run => run.Good))
        {
            SolutionOutputs.Mark(run.Result.Document);
            run.Result.Document.Save(run.Source);
        }

        RunTable.Show(screen, runs.All);
        return runs;
    }
}
