using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Cli;

/// <summary>How many of a notebook's checks passed; the last report of each task counts.</summary>
/// <param name="Passed">Tasks whose checks pass.</param>
/// <param name="Total">Tasks with checks.</param>
/// <param name="Silent">Check cells that reported nothing.</param>
/// <param name="Wrong">The answers that are wrong or threw, each as a sentence; those not written yet are not among them.</param>
internal sealed record CheckTally(int Passed, int Total, int Silent, IReadOnlyList<string> Wrong)
{
    private const string MimeType = "application/vnd.workbook.check+json";

    /// <summary>Whether every task passes and every check cell says so.</summary>
    public bool AllPass => Passed == Total && Silent == 0;

    /// <summary>Reads the reports among a notebook's outputs.</summary>
    public static CheckTally Of(NotebookDocument executed)
    {
        var verdicts = new Dictionary<string, string>();
        var wrong = new SortedDictionary<int, string>();
        var order = new Dictionary<string, int>();
        foreach (var report in executed.Cells.SelectMany(cell => cell.Outputs).Select(output => output.Data(MimeType)).OfType<string>())
        {
            using var json = JsonDocument.Parse(report);
            var (task, verdict) = (Text(json.RootElement, "id"), Text(json.RootElement, "verdict"));
            var place = order.TryGetValue(task, out var known) ? known : order[task] = order.Count;
            verdicts[task] = verdict;
            wrong.Remove(place);
            if (verdict is "fail" or "error")
            {
                wrong[place] = Sentence(task, json.RootElement);
            }
        }

        var silent = executed.Cells.Count(cell => IsCheck(cell) && cell.Outputs.All(output => output.Data(MimeType) is null));
        return new(verdicts.Values.Count(verdict => verdict == "pass"), verdicts.Count, silent, [.. wrong.Values]);
    }

    private static string Sentence(string task, JsonElement report)
    {
        var lines = report.TryGetProperty("checks", out var checks) ? checks.EnumerateArray() : default;
        var line = lines.FirstOrDefault(check => Text(check, "verdict") is "fail" or "error");
        var what = line.ValueKind == JsonValueKind.Undefined ? "not right yet" : $"{Text(line, "name")}: {Text(line, "message")}".TrimEnd(' ', ':');
        return $"Task {task} {Text(report, "title")}: {what}";
    }

    private static string Text(JsonElement element, string property) => element.TryGetProperty(property, out var text) ? text.GetString() ?? "" : "";

    private static bool IsCheck(NotebookCell cell) =>
        (cell.Metadata["workbook"] as JsonObject)?["role"] is JsonValue role && role.TryGetValue(out string? text) && text == "check";
}
