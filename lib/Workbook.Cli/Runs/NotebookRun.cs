namespace Workbook.Cli;

/// <summary>One notebook that was run.</summary>
internal sealed record NotebookRun(string Source, RunResult Result, CheckTally Checks)
{
    /// <summary>Whether every cell ran, and in a solved notebook every check passed.</summary>
    public bool Good => Result.Succeeded && (!IsSolution || Checks.AllPass);

    /// <summary>Whether it is the solved copy of a notebook.</summary>
    public bool IsSolution { get; } = (Result.Document.Metadata["workbook"] as JsonObject)?["copy"] is JsonValue copy
        && copy.TryGetValue(out string? text)
        && text == "solution";

    /// <summary>The mark in the report: a tick only where nothing is left to do, a cross for a failed cell or a wrong answer.</summary>
    public bool? ReportMark => !Good || Checks.Wrong.Count > 0 ? false : Checks.AllPass ? true : null;

    public string Verdict
    {
        get
        {
            var cells = Result.Failures.Count switch { 0 => "ran", 1 => "1 cell failed", var many => $"{many} cells failed" };
            var all = Checks.Total + Checks.Silent;
            var checks = all == 0 ? cells : $"{cells}, {Checks.Passed} of {all} checks pass";
            var notRun = Result.Cells - Result.Executed;
            return (Result.Succeeded, notRun) switch
            {
                (true, _) when Checks.Silent > 0 => $"{checks}, {Checks.Silent} without a report",
                (false, > 0) => $"{checks}, {notRun} {(notRun == 1 ? "cell" : "cells")} after it not run",
                _ => checks,
            };
        }
    }

    public JsonObject ToJson() => new()
    {
        ["notebook"] = WorkbookFolder.Shown(Source),
        ["good"] = Good,
        ["cells"] = Result.Cells,
        ["seconds"] = Math.Round(Result.Elapsed.TotalSeconds, 3),
        ["figures"] = Result.Figures,
        ["checks"] = new JsonObject { ["passed"] = Checks.Passed, ["total"] = Checks.Total, ["silent"] = Checks.Silent },
        ["failures"] = new JsonArray([.. Result.Failures.Select(Failure)]),
    };

    private static JsonNode Failure(CellFailure failure) => new JsonObject
    {
        ["cell"] = failure.Number,
        ["id"] = failure.Id,
        ["line"] = failure.Error.Line,
        ["error"] = failure.Error.Name,
        ["message"] = failure.Error.Message,
    };
}
