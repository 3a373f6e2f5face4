using System.Globalization;

namespace Workbook.Checks.Tests.Generated;

/// <summary>
/// Wrong answers that nobody has written: 2,000 (<c>WORKBOOK_ANSWERS</c> for another number) with one fault or two at random places of
/// plain loops. None passes, none is told a fault that it has not, and most of those with one fault are told it. What was told of how
/// many is printed (<c>-showLiveOutput</c>), with every answer that is not named; <c>WORKBOOK_SEED</c> draws others.
/// </summary>
public class GeneratedTests(ITestOutputHelper output)
{
    [Fact]
    public void Faults_at_random_places_are_told_for_what_they_are() => Told(Setting("WORKBOOK_ANSWERS", 100), 1);

    [Fact]
    [Trait("Category", "Exhaustive")]
    public void Two_thousand_faults_at_random_places_are_told_for_what_they_are() => Told(Setting("WORKBOOK_ANSWERS", 2000), 231);

    private void Told(int count, int seed)
    {
        var random = new Random(Setting("WORKBOOK_SEED", seed));
        var judged = new List<(GeneratedAnswer Answer, string How, string Told)>();
        for (var k = 0; k < count; k++)
        {
            var answer = GeneratedAnswer.Draw(random);
            Check.Here.Value = new CheckScope(k);
            var report = answer.Report();
            string[] told = [.. report.Lines.SelectMany(line => line.Mistakes).Distinct()];
            judged.Add((answer, How(report, answer, told), string.Join(' ', told)));
        }

        foreach (var (answer, how, told) in judged.Where(entry => entry.How != "named"))
        {
            output.WriteLine($"{how}: {answer.Task} {answer.Name}: {told}");
        }

        foreach (var group in judged.GroupBy(entry => entry.Answer.Ids.Length).OrderBy(group => group.Key))
        {
            var shares = group.GroupBy(entry => entry.How).OrderByDescending(how => how.Count())
                .Select(how => $"{how.Key} {how.Count()} ({100.0 * how.Count() / group.Count():0.0} %)");
            output.WriteLine($"{(group.Key == 1 ? "one fault" : "two faults")}, {group.Count()} answers: {string.Join(", ", shares)}");
        }

        Assert.DoesNotContain(judged, entry => entry.How is "passes" or "named wrongly");
        var single = judged.Where(entry => entry.Answer.Ids.Length == 1).ToList();
        Assert.InRange(single.Count(entry => entry.How == "named"), 0.9 * single.Count, single.Count);
    }

    // Of "either … or" one is right; every other name has to be, and each fault has to have one.
    private static string How(CheckReport report, GeneratedAnswer answer, string[] told)
    {
        bool Is(MistakeText mistake, string[] ids) => ids.Contains(mistake.Id[(mistake.Id.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        bool IsTold(string[] ids) => report.Findings.Any(finding => finding.Mistakes.Any(mistake => Is(mistake, ids)));
        return report.Verdict == Verdict.Pass ? "passes"
            : told.Length == 0 ? "not named"
            : !report.Findings.All(finding => finding.Mistakes.Any(mistake => answer.Ids.Any(ids => Is(mistake, ids)))) ? "named wrongly"
            : answer.Ids.All(IsTold) ? "named" : "named in part";
    }

    private static int Setting(string name, int without)
        => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : without;
}
