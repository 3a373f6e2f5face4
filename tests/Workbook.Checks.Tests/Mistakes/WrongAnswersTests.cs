namespace Workbook.Checks.Tests;

/// <summary>Wrong answers that were written without the recipes: each is rejected and told exactly its own mistakes.</summary>
public class WrongAnswersTests
{
    public static TheoryData<int, string> All => [.. WrongAnswer.All.Select((answer, index) => (index, answer.Ids))];

    [Theory]
    [MemberData(nameof(All))]
    public void Is_told_its_mistakes(int index, string ids) => IsTold(index, ids, 0, 1);

    [Theory]
    [MemberData(nameof(All))]
    [Trait("Category", "Exhaustive")]
    public void Is_told_its_mistakes_whatever_is_drawn(int index, string ids) => IsTold(index, ids, 1, 5);

    [Fact]
    public void Every_mistake_of_the_catalog_has_one()
        => Assert.Equal(
            MistakeCatalog.All.Select(mistake => mistake.Id).Order(StringComparer.Ordinal),
            WrongAnswer.All.SelectMany(answer => answer.Told).Distinct().Order(StringComparer.Ordinal));

    private static void IsTold(int index, string ids, int from, int to)
    {
        var answer = WrongAnswer.All[index];
        Assert.Equal(ids, answer.Ids);
        for (var seed = from; seed < to; seed++)
        {
            var report = answer.Report(seed);
            Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, report.ToString());
            answer.IsTold(report);
            Assert.All(report.Lines.Where(line => line.Verdict == Verdict.Pass), line => Assert.Empty(line.Mistakes));
        }
    }
}
