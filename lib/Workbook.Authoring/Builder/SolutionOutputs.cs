namespace Workbook.Authoring;

/// <summary>The outputs of solved notebooks: kept while the source changes, and known to be of the present code or not.</summary>
public static class SolutionOutputs
{
    /// <summary>In a notebook's own metadata: the digest of the code that the outputs are of.</summary>
    internal const string Executed = "executed";

    /// <summary>Notes in the notebook's metadata that its outputs are of its present code.</summary>
    public static void Mark(NotebookDocument solved) => Own(solved)[Executed] = Digest(solved);

    /// <summary>Takes the outputs of cells that have not changed from an older copy.</summary>
    internal static void Carry(NotebookDocument older, NotebookDocument newer)
    {
        var known = older.Cells.Where(cell => cell.Id is not null).DistinctBy(cell => cell.Id).ToDictionary(cell => cell.Id!);
        foreach (var cell in newer.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            if (known.TryGetValue(cell.Id!, out var before) && before.Source == cell.Source)
            {
                cell.Outputs.AddRange(before.Outputs.Select(output => output.Clone()));
                cell.ExecutionCount = before.ExecutionCount;
            }
        }

        if ((older.Metadata[CellMetadata.Key] as JsonObject)?[Executed] is JsonNode executed)
        {
            Own(newer)[Executed] = executed.DeepClone();
        }
    }

    /// <summary>One sentence for each thing that is wrong with the outputs.</summary>
    internal static IEnumerable<string> Problems(NotebookDocument solved)
    {
        var code = solved.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var failed = code.FirstOrDefault(cell => cell.Outputs.Any(output => output.OutputType == "error"));
        var silent = code.FirstOrDefault(cell => cell.Outputs.Count == 0 && CellMetadata.Text(cell.Metadata, "role") is "setup" or "check");
        if (code.Any(cell => cell.ExecutionCount is null) || silent is not null)
        {
            var cell = silent ?? code.First(cell => cell.ExecutionCount is null);
            yield return $"{cell.Id} has no output; build --execute makes it";
        }
        else if (failed is not null)
        {
            yield return $"{failed.Id} ended in an error";
        }
        else if (CellMetadata.Text(solved.Metadata, Executed) != Digest(solved))
        {
            yield return "the outputs are of older code; build --execute makes new ones";
        }
    }

    private static string Digest(NotebookDocument document) => CellMetadata.Digest(string.Join(
        '\0', document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Language + "\n" + cell.Source)));

    private static JsonObject Own(NotebookDocument document)
    {
        if (document.Metadata[CellMetadata.Key] is not JsonObject own)
        {
            document.Metadata[CellMetadata.Key] = own = [];
        }

        return own;
    }
}
