using System.Text.Json.Nodes;

namespace Workbook.Checks.Reports;

/// <summary>A report as the task object of <c>workbook check --json</c>.</summary>
internal static class ReportJson
{
    public static string Of(Judgement report) => new JsonObject
    {
        ["id"] = report.Task.Id,
        ["title"] = report.Task.Title,
        ["points"] = report.Earned,
        ["possible"] = report.Task.Points,
        ["verdict"] = VerdictWords.Word(report.Verdict),
        ["seed"] = report.Seed,
        ["recognized"] = List(
            report.Recognized.Index().SelectMany(finding => finding.Item.Mistakes.Select(mistake => (finding.Index, Mistake: mistake)))
                .DistinctBy(entry => entry.Mistake),
            entry => new JsonObject
            {
                ["id"] = entry.Mistake.Id,
                ["finding"] = entry.Index,
                ["name"] = entry.Mistake.Name,
                ["sentence"] = entry.Mistake.Sentence,
                ["question"] = entry.Mistake.Question,
            }),
        ["checks"] = List(report.Lines, line => new JsonObject
        {
            ["name"] = line.Name,
            ["verdict"] = VerdictWords.Word(line.Verdict),
            ["error"] = Number(line.Error),
            ["limit"] = Number(line.Limit),
            ["mistakes"] = List(line.Mistakes, mistake => JsonValue.Create(mistake)),
            ["message"] = line.Message,
        }),
    }.ToJsonString();

    /// <summary>An array with an entry for each value.</summary>
    public static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode?> entry) => new([.. values.Select(entry)]);

    // JSON has no NaN and no infinity.
    private static JsonValue? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
