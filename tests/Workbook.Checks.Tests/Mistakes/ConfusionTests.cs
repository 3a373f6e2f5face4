namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to the batch-normalization tasks, written without the recipes: each is rejected and told exactly its own mistake.</summary>
public class ConfusionTests
{
    public static TheoryData<string> Names => [.. WrongAnswers.List.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_its_own_mistake_is_named(string name)
    {
        var (_, check, ids) = WrongAnswers.List.Single(answer => answer.Name == name);
        for (var seed = 0; seed < 3; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = check();
            var told = report.Lines.SelectMany(line => line.Mistakes).Distinct().Order(StringComparer.Ordinal);
            Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, report.ToString());
            Assert.True(told.SequenceEqual(ids.Order(StringComparer.Ordinal)), $"{name}, seed {seed}: told {string.Join(", ", told)} {report}");
            Assert.All(report.Lines.Where(line => line.Verdict == Verdict.Pass), line => Assert.Empty(line.Mistakes));
        }
    }
}
