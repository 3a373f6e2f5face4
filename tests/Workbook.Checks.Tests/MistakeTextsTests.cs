using System.Text;
using System.Text.Json;

namespace Workbook.Checks.Tests;

/// <summary>What a learner reads when a mistake is recognized, kept for every mistake of the catalog: the head of the report, down to its table.</summary>
public class MistakeTextsTests
{
    public static TheoryData<string> Ids => [.. MistakeCatalog.All.Select(mistake => mistake.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reads_as_kept(string id)
    {
        var mistake = MistakeCatalog.ById(id);
        var text = new StringBuilder();
        foreach (var task in mistake.Tasks.Select(AllTasks.ById))
        {
            foreach (var variant in mistake.VariantsOf(task.Id))
            {
                var report = task.Run(task.Implementation(variant(Recipe.Correct)), 11);
                if (report.Verdict != Verdict.Pass)
                {
                    text.Append(Head(report)).Append("\n\n");
                    break;
                }
            }
        }

        if (text.Length == 0)
        {
            text.Append(string.Join('\n', mistake.Sentence, mistake.Formula, mistake.Question)).Append("\n\n");
        }

        Snapshot.Match(text.ToString().TrimEnd('\n') + "\n", Path.Combine("Mistakes", $"{id.Replace('/', '_')}.txt"));
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
