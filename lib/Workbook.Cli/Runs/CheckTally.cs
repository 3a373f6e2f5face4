using System.Text.Json;
using Workbook.Notebooks;

namespace Workbook.Cli;

/// <summary>How many of a notebook's checks passed; the last report of each task counts.</summary>
/// <param name="Passed">Tasks whose checks pass.</param>
/// <param name="Total">Tasks with checks.</param>
internal sealed record CheckTally(int Passed, int Total)
{
    private const string MimeType = "application/vnd.workbook.check+json";

    /// <summary>Whether every task passes.</summary>
    public bool AllPass => Passed == Total;

    /// <summary>Reads the reports among a notebook's outputs.</summary>
    public static CheckTally Of(NotebookDocument executed)
    {
        var verdicts = new Dictionary<string, string>();
        foreach (var report in executed.Cells.SelectMany(cell => cell.Outputs).Select(output => output.Data(MimeType)).OfType<string>())
        {
            using var json = JsonDocument.Parse(report);
            verdicts[json.RootElement.GetProperty("id").GetString()!] = json.RootElement.GetProperty("verdict").GetString()!;
        }

        return new(verdicts.Values.Count(verdict => verdict == "pass"), verdicts.Count);
    }
}
