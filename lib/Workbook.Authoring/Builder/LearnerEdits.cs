namespace Workbook.Authoring;

/// <summary>Finds what a learner wrote into a notebook that we built.</summary>
internal static class LearnerEdits
{
    /// <summary>One phrase for each answer that was edited and each cell that was added.</summary>
    public static List<string> Find(NotebookDocument existing)
    {
        var edits = new List<string>();
        for (var i = 0; i < existing.Cells.Count; i++)
        {
            var cell = existing.Cells[i];
            var task = CellMetadata.Text(cell.Metadata, "task");
            var stub = CellMetadata.Text(cell.Metadata, CellMetadata.Stub);
            if (stub is not null && stub != CellMetadata.Digest(cell.Source))
            {
                edits.Add($"the answer to {task} was edited");
            }
            else if (stub is null && IsAnswer(cell))
            {
                edits.Add($"cell {i + 1} is an answer that this program did not write");
            }
            else if (!CellIds.IsOurs(cell.Id) && !string.IsNullOrWhiteSpace(cell.Source))
            {
                edits.Add($"cell {i + 1} was added");
            }
        }

        return edits;
    }

    // A client may have dropped our metadata; the first line still says what the cell is.
    private static bool IsAnswer(NotebookCell cell) => CellHeader.Find(cell)?.Role is null or CellRole.Answer or CellRole.Question;
}
