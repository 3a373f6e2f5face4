using System.Text.Json;

namespace Workbook.Notebooks;

/// <summary>The outcome of a task's checks, as a cell left it among its outputs.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Verdict">One of the words of <c>check --json</c>.</param>
/// <param name="Points">Points reached.</param>
/// <param name="Possible">Points possible.</param>
/// <param name="Cell">The number of the cell that checked.</param>
internal sealed record CheckRow(string Task, string Verdict, double Points, double Possible, int Cell)
{
    /// <summary>Reads the outcomes in a notebook; the last one of each task counts.</summary>
    public static IReadOnlyList<CheckRow> Of(NotebookDocument document)
    {
        var rows = new Dictionary<string, CheckRow>();
        foreach (var cell in document.Cells)
        {
            foreach (var output in cell.Outputs)
            {
                if (output.Data(MimeTypes.Check) is { } json && Read(json, cell.ExecutionCount ?? 0) is { } row)
                {
                    rows[row.Task] = row;
                }
            }
        }

        return [.. rows.Values];
    }

    // Outputs may come from anywhere; what is not of the known form is passed over.
    private static CheckRow? Read(string json, int cell)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new CheckRow(
                root.GetProperty("id").GetString() ?? string.Empty,
                root.GetProperty("verdict").GetString() ?? string.Empty,
                Number(root, "points"),
                Number(root, "possible"),
                cell);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static double Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
