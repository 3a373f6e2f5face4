namespace Workbook.Authoring;

/// <summary>The report of a task's check among a cell's outputs; the title may be "", the cell 0 where it has no number.</summary>
public sealed record TaskReport(
    string Task, string Title, string Verdict, double Points, double Possible, IReadOnlyList<CheckOutcome> Checks, int Cell)
{
    /// <summary>The mistakes that were recognized, in words.</summary>
    public IReadOnlyList<RecognizedMistake> Recognized { get; init; } = [];

    /// <summary>The whole report as text; empty where the cell left none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Reads the reports in a notebook's outputs, in the order of each task's first; the last one of each task counts.</summary>
    public static IReadOnlyList<TaskReport> Of(NotebookDocument executed)
    {
        var reports = new OrderedDictionary<string, TaskReport>();
        foreach (var cell in executed.Cells)
        {
            foreach (var output in cell.Outputs)
            {
                if (output.Data(ReportTypes.Check) is { } json && Read(json, cell.ExecutionCount ?? 0) is { } report)
                {
                    reports[report.Task] = report with { Text = output.Data(MimeTypes.Text) ?? "" };
                }
            }
        }

        return [.. reports.Values];
    }

    /// <summary>Whether a cell's outputs hold a report.</summary>
    public static bool IsIn(NotebookCell cell) => cell.Outputs.Any(output => output.Data(ReportTypes.Check) is not null);

    // Outputs may come from anywhere; what is not of the known form is passed over.
    private static TaskReport? Read(string json, int cell)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new TaskReport(
                root.GetProperty("id").GetString() ?? "",
                Word(root, "title"),
                root.GetProperty("verdict").GetString() ?? "",
                Number(root, "points") ?? 0,
                Number(root, "possible") ?? 0,
                [.. Items(root, "checks").Select(Line)],
                cell)
            {
                Recognized = [.. Items(root, "recognized").Select(
                    mistake => new RecognizedMistake(
                        Word(mistake, "id"), Word(mistake, "name"), Word(mistake, "sentence"), Word(mistake, "question"),
                        (int)(Number(mistake, "finding") ?? 0)))],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static CheckOutcome Line(JsonElement line) => new(
        Word(line, "name"),
        Word(line, "verdict"),
        Number(line, "error"),
        Number(line, "limit"),
        [.. Items(line, "mistakes").Select(id => id.GetString()).OfType<string>()],
        Word(line, "message"));

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
