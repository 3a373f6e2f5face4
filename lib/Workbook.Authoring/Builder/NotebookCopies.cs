namespace Workbook.Authoring;

/// <summary>Makes the two notebooks of a source.</summary>
internal static class NotebookCopies
{
    private const string YourAnswer = "*Your answer here.*";

    /// <summary>The learner's notebook: answers are stubs, the instructor's cells are left out.</summary>
    public static NotebookDocument Learner(NotebookSource source) => Copy(source, "learner", cell =>
    {
        var text = cell.Header.Role switch
        {
            CellRole.Answer => SolutionRegions.Replace(cell.Cell, "// YOUR CODE HERE", Throw(cell.Header)),
            CellRole.Question => SolutionRegions.Replace(cell.Cell, YourAnswer),
            _ => cell.Cell.Source,
        };
        var answered = cell.Header.Role is CellRole.Answer or CellRole.Question;
        return (text, CellMetadata.Of(cell, answered ? text : null));
    });

    /// <summary>The solved notebook, as it lies in <c>solutions/</c>: without outputs yet.</summary>
    public static NotebookDocument Solved(NotebookSource source) => Copy(source, "solution", cell =>
    {
        var solved = cell.Cell.Clone();
        solved.Source = SolutionRegions.Keep(cell.Cell);
        return (RelativePaths.ForSolutions(solved), CellMetadata.Of(cell, null));
    });

    private static NotebookDocument Copy(NotebookSource source, string copy, Func<SourceCell, (string Text, JsonObject Metadata)> make)
    {
        var document = new NotebookDocument();
        NotebookDefaults.Add(document);
        document.Metadata[CellMetadata.Key] = new JsonObject { ["copy"] = copy, ["source"] = source.Name + ".dib" };
        foreach (var cell in source.Cells.Where(cell => cell.Header.Role != CellRole.Instructor))
        {
            var (text, metadata) = make(cell);
            document.Cells.Add(new NotebookCell(cell.Cell.Kind, cell.Cell.Language, text) { Id = cell.Id, Metadata = metadata });
        }

        return document;
    }

    private static string Throw(CellHeader header)
    {
        var message = $"Task {header.Task}: {header.Name}".Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"throw new NotImplementedException(\"{message}\");";
    }
}

/// <summary>One notebook of a build, with a sentence for each problem.</summary>
public sealed record BuiltNotebook(string Path, bool IsSolution, BuildStatus Status, IReadOnlyList<string> Problems);

/// <summary>What became of one notebook in a build.</summary>
public enum BuildStatus
{
    /// <summary>The file says what the source says.</summary>
    Unchanged,

    /// <summary>The file was written.</summary>
    Written,

    /// <summary>The file was left alone, because a learner has worked in it.</summary>
    Kept,

    /// <summary>The file is missing, differs from the source, lacks outputs, or shows an answer.</summary>
    Drift,
}
