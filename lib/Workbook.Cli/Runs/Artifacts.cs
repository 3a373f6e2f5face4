namespace Workbook.Cli;

/// <summary>Puts executed notebooks and their report into a folder.</summary>
internal static class Artifacts
{
    /// <summary>Returns the path of the report's first page.</summary>
    public static string Write(string folder, NotebookRuns runs)
    {
        var entries = new List<ReportEntry>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        foreach (var run in runs.All)
        {
            // A learner's notebook and the solved one have the same name, and either is run without the other.
            var name = Unique(Path.GetFileNameWithoutExtension(run.Source) + (run.IsSolution ? "-solved" : ""), names);
            run.Result.Document.Save(Path.Combine(folder, name + ".ipynb"));
            entries.Add(new(name, run.Source, run.Result, run.Verdict, run.ReportMark));
        }

        return HtmlReport.Write(folder, entries, ChartsLibrary.IsThere ? ChartsLibrary.WritePlotlyScript : null);
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return unique;
    }
}
