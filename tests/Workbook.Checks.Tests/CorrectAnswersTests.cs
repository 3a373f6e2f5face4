namespace Workbook.Checks.Tests;

/// <summary>
/// A correct answer never fails, however it is written and whatever inputs are drawn. Two classes, which run side by side.
/// </summary>
public class CorrectAnswersTests
{
    /// <summary>The tasks whose checks take longest.</summary>
    internal static readonly string[] Slow = ["1.7", "1.8", "1.9", "1.10", "2.1", "2.2", "2.3"];

    private static readonly string[] Steps =
        [.. TaskCatalog.All.Where(task => task.GetType().Name == typeof(StepCheck<>).Name).Select(task => task.Id)];

    private static readonly string[] Large = ["1.3", "1.5", "1.6", "1.9", "1.10", "2.1", "2.2"];
    private static readonly Dictionary<string, CorrectAnswer> Answers = CorrectAnswers.All().ToDictionary(answer => answer.Name);

    public static TheoryData<string> Names
        => [.. Answers.Values.Where(answer => !Slow.Contains(answer.Task)).Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes(string name) => PassesOnSeeds(name, 1);

    [Theory]
    [Trait("Category", "Exhaustive")]
    [MemberData(nameof(Names))]
    public void Passes_on_many_seeds(string name) => PassesOnSeeds(name, 100);

    internal static TheoryData<string> SlowNames
        => [.. Answers.Values.Where(answer => Slow.Contains(answer.Task)).Select(answer => answer.Name)];

    internal static void PassesOnSeeds(string name, int seeds)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = Answers[name].Check();
            Assert.True(report.Verdict == Verdict.Pass, $"{name}: {report}");
            Assert.Equal(Answers[name].Task, report.Task);
            foreach (var line in report.Lines)
            {
                Assert.True(IsFarFromItsLimit(line), $"{name}, seed {seed}, {line.Name}: {line.Error} of {line.Limit}");
            }
        }
    }

    [Fact]
    public void Every_task_has_many_answers()
    {
        var count = Answers.Values.CountBy(answer => answer.Task).ToDictionary();
        Assert.All(Steps, task => Assert.InRange(count[task], 6, int.MaxValue));
        Assert.All(Large, task => Assert.InRange(count[task], 10, int.MaxValue));
        Assert.Equal(
            ((string[])[.. Steps, .. Large, "1.7", "1.8", "2.3"]).Order(StringComparer.Ordinal), count.Keys.Order(StringComparer.Ordinal));
    }

    // Rounding stays at a fifth of the limit; only shares of zeros are random.
    private static bool IsFarFromItsLimit(CheckLine line)
        => line.Name.StartsWith("share", StringComparison.Ordinal) || line.Error is null or 0 || line.Error <= 0.2 * line.Limit;
}
