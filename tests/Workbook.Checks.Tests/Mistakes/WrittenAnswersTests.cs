using System.Globalization;

namespace Workbook.Checks.Tests;

/// <summary>
/// What people really wrote: right answers in odd clothes pass, wrong ones are told their mistakes and no others, whatever is drawn.
/// <c>WORKBOOK_SEEDS=200</c> tries as many seeds.
/// </summary>
public class WrittenAnswersTests
{
    public static TheoryData<string, string> Cells =>
    [
        .. from answer in WrittenAnswer.All.Values
           from cell in answer.Cells
           where cell.IsJudged
           select (answer.Name, cell.Task),
    ];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Is_told_what_is_right_about_it(string name, string task) => IsTold(name, task, 0, 1);

    [Theory]
    [MemberData(nameof(Cells))]
    [Trait("Category", "Exhaustive")]
    public void Is_told_the_same_whatever_is_drawn(string name, string task)
        => IsTold(name, task, 1, int.Parse(Environment.GetEnvironmentVariable("WORKBOOK_SEEDS") ?? "6", CultureInfo.InvariantCulture));

    private static void IsTold(string name, string task, int from, int to)
    {
        var answer = WrittenAnswer.All[name];
        var cell = answer.Cells.Single(one => one.Task == task);
        for (var seed = from; seed < to; seed++)
        {
            var report = answer.Report(task, seed);
            Assert.True(report.Verdict == Verdict.Pass == cell.IsRight, $"{name}, seed {seed}: {report}");
            string[] told = [.. report.Lines.SelectMany(line => line.Mistakes).Distinct()];
            Assert.True(cell.IsTold(told), $"{name}, seed {seed}: told {string.Join(' ', told)} {report}");
        }
    }
}
