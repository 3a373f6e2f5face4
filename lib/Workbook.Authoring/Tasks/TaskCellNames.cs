namespace Workbook.Authoring;

/// <summary>How errors name a notebook's code cells where its tasks matter: "the cell of task 1.3", else "cell 5".</summary>
internal static class TaskCellNames
{
    /// <summary>One name for each code cell, in order; no two are equal.</summary>
    public static IReadOnlyList<string> Of(NotebookDocument notebook)
    {
        var names = new List<string>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"cell {names.Count + 1}");
            var header = CellMetadata.HeaderOf(cell);
            var name = header.Role switch
            {
                CellRole.Answer => $"the cell of task {header.Task}",
                CellRole.Check => $"the check of task {header.Task}",
                _ => number,
            };
            names.Add(names.Contains(name) ? $"{name} ({number})" : name);
        }

        return names;
    }
}
