using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Cli;

/// <summary>How many of a notebook's checks passed; the last report of each task counts.</summary>
/// <param name="Passed">Tasks whose checks pass.</param>
/// <param name="Total">Tasks with checks.</param>
/// <param name="Silent">Check cells that reported nothing.</param>
internal sealed record CheckTally(int Passed, int Total, int Silent)
{
    private const string MimeType = "application/vnd.workbook.check+json";

    /// <summary>Whether every task passes and every check cell says so.</summary>
    public bool AllPass => Passed == Total && Silent == 0;

    /// <summary>Reads the reports among a notebook's outputs.</summary>
    public static CheckTally Of(NotebookDocument executed)
    {
        var verdicts = new Dictionary<string, string>();
        foreach (var report in executed.Cells.SelectMany(cell => cell.Outputs).Select(output => output.Data(MimeType)).OfType<string>())
        {
            using var json = JsonDocument.Parse(report);
            verdicts[json.RootElement.GetProperty("id").GetString()!] = json.RootElement.GetProperty("verdict").GetString()!;
        }

        return new(verdicts.Values.Count(verdict => verdict == "pass"), verdicts.Count, executed.Cells.Count(cell => IsCheck(cell) && cell.Outputs.All(output => output.Data(MimeType) is null)));
    }

    private static bool IsCheck(NotebookCell cell) =>
        (cell.Metadata["workbook"] as JsonObject)?["role"] is JsonValue role && role.TryGetValue(out string? text) && text == "check";
}
