namespace Workbook.Checks.Tests;

/// <summary>The mistakes that a report names.</summary>
internal static class Named
{
    /// <summary>Ids of the failing lines, each once, in order.</summary>
    public static string[] By(CheckReport report)
        => [.. report.Lines.Where(line => line.Verdict is Verdict.Fail or Verdict.Error).SelectMany(line => line.Mistakes).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Asserts that an answer fails on several seeds and that exactly these mistakes are named.</summary>
    public static void Are(Func<CheckReport> check, string[] ids, int seeds = 5)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = check();
            Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, report.ToString());
            var named = By(report);
            Assert.True(ids.Order(StringComparer.Ordinal).SequenceEqual(named), $"Named: {string.Join(", ", named)}; expected: {string.Join(", ", ids)}.\n{report}");
        }
    }
}
