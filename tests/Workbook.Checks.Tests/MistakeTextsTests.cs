using System.Text.Json;

namespace Workbook.Checks.Tests;

/// <summary>
/// What a learner reads when a mistake is recognized, kept for every mistake of the catalog: the head of the report, down to its table.
/// </summary>
public class MistakeTextsTests
{
    public static TheoryData<string> Ids => [.. MistakeCatalog.All.Select(mistake => mistake.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reads_as_kept(string id)
    {
        var mistake = MistakeCatalog.ById(id);

        // In each task that of the first variant that does anything there.
        var reports = mistake.Tasks.SelectMany(task => VariantReport.Of(mistake, task).Take(mistake.VariantsOf(task).Count())
            .Select(variant => variant.Report).Where(report => report.Verdict != Verdict.Pass).Take(1)).ToList();
        if (reports.Count == 0)
        {
            // It is told by something else than a variant, as a number: by wrong answers.
            var answers = WrongAnswer.All.Where(answer => answer.Told.Contains(id));
            reports = [.. answers.Select(answer => answer.Report(VariantReport.SharedSeed))];
        }

        reports = [.. reports.Where(report => report.Verdict != Verdict.Pass).DistinctBy(report => report.Task)];
        Assert.NotEmpty(reports);
        Snapshot.Match(string.Join("\n\n", reports.Select(Head)) + "\n", Path.Combine("Mistakes", $"{id.Replace('/', '_')}.txt"));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public void Mistakes_with_equal_results_are_told_in_the_order_that_is_kept()
    {
        var equal =
            from task in TaskCatalog.All
            from mistake in MistakeCatalog.Of(task.Id)
            where !mistake.IsGeneral
            from variant in VariantReport.Of(mistake, task.Id)
            from finding in variant.Report.Findings
            where finding.Mistakes.Count > 1
            select $"{task.Id}: {string.Join(", then ", finding.Mistakes.Select(told => told.Id))}\n";
        Snapshot.Match(string.Concat(equal.Distinct()), "EqualMistakes.txt");
    }

    [Fact]
    public void Every_error_of_the_facts_is_in_the_catalog()
    {
        using var facts = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "Fixtures", "facts", "mistakes.json")));
        var errors = facts.RootElement.GetProperty("mistakes").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "error").Select(entry => entry.GetProperty("id").GetString());
        Assert.Empty(errors.Except(MistakeCatalog.All.Select(mistake => mistake.Id)));
    }

    private static string Head(CheckReport report)
    {
        var lines = report.ToString().Split('\n');
        return string.Join('\n', lines.TakeWhile(line => !line.StartsWith("  check  ", StringComparison.Ordinal))).TrimEnd('\n');
    }
}
