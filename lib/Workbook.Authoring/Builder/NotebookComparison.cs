namespace Workbook.Authoring;

/// <summary>Compares the text and metadata of two notebooks, not their outputs.</summary>
internal static class NotebookComparison
{
    /// <summary>One sentence for each difference, the first few.</summary>
    public static List<string> Differences(NotebookDocument found, NotebookDocument wanted)
    {
        const int most = 5;
        var all = new List<string>();
        Compare(all, "the notebook's metadata", Own(found.Metadata), Own(wanted.Metadata));
        if (found.FormatMinor != wanted.FormatMinor)
        {
            all.Add($"nbformat_minor is {found.FormatMinor}; the source makes {wanted.FormatMinor}");
        }

        if (found.Cells.Count != wanted.Cells.Count)
        {
            all.Add($"it has {found.Cells.Count} cells; the source makes {wanted.Cells.Count}");
        }

        for (var i = 0; i < Math.Min(found.Cells.Count, wanted.Cells.Count) && all.Count < most; i++)
        {
            Compare(all, i + 1, found.Cells[i], wanted.Cells[i]);
        }

        return all;
    }

    /// <summary>A sentence on the cells of ours and the tasks that were built once and would be gone; null where there are none.</summary>
    public static string? Lost(NotebookDocument found, NotebookDocument wanted)
    {
        var tasks = TaskCells(found).Except(TaskCells(wanted)).ToList();
        var built = found.Cells.Count(cell => CellIds.IsOurs(cell.Id));
        var fewer = built - wanted.Cells.Count;
        return (fewer, tasks.Count) switch
        {
            ( <= 0, 0) => null,
            ( <= 0, _) => Sentence(string.Join(", ", tasks)),
            (_, 0) => Sentence($"{fewer} of {built} cells"),
            _ => Sentence($"{fewer} of {built} cells, among them {string.Join(", ", tasks)}"),
        };

        static string Sentence(string what) => $"the source has lost {what} since this was built; --force builds what is left";
    }

    private static IEnumerable<string> TaskCells(NotebookDocument document) => document.Cells
        .Select(CellMetadata.HeaderOf)
        .Where(header => header.Role is CellRole.Answer or CellRole.Check or CellRole.Question or CellRole.Experiment)
        .Select(header => $"{Lower(header.Role)} {header.Task}");

    private static void Compare(List<string> all, int number, NotebookCell found, NotebookCell wanted)
    {
        var name = $"cell {number} ({wanted.Id})";
        if (found.Kind != wanted.Kind || found.Language != wanted.Language)
        {
            all.Add($"{name} is {found.Language} {Lower(found.Kind)}; the source makes {wanted.Language} {Lower(wanted.Kind)}");
            return;
        }

        if (found.Id != wanted.Id)
        {
            all.Add($"{name} has the id {found.Id ?? "(none)"}");
        }

        if (found.Source != wanted.Source)
        {
            all.Add($"{name} {FirstDifference(found.Source, wanted.Source)}");
        }

        Compare(all, $"{name}: its metadata", found.Metadata, wanted.Metadata);
    }

    private static void Compare(List<string> all, string name, JsonObject found, JsonObject wanted)
    {
        foreach (var key in found.Select(pair => pair.Key).Union(wanted.Select(pair => pair.Key)))
        {
            if (!JsonNode.DeepEquals(found[key], wanted[key]))
            {
                all.Add($"{name}: {key} is {Show(found, key)}; the source makes {Show(wanted, key)}");
            }
        }
    }

    private static JsonObject Own(JsonObject metadata)
    {
        var own = (JsonObject)metadata.DeepClone();
        (own[CellMetadata.Key] as JsonObject)?.Remove(SolutionOutputs.Executed);
        return own;
    }

    private static string Show(JsonObject json, string key) => json.ContainsKey(key) ? JsonText.Compact(json[key]) : "missing";

    private static string FirstDifference(string found, string wanted)
    {
        var (here, there) = (found.Split('\n'), wanted.Split('\n'));
        var line = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        string At(string[] lines) => line < lines.Length ? $"\"{lines[line]}\"" : "the end";
        return $"line {line + 1} is {At(here)}; the source makes {At(there)}";
    }

    private static string Lower(Enum kind) => kind.ToString().ToLowerInvariant();
}
