namespace Workbook.Checks.Tests;

/// <summary>Two mistakes of batch normalization in one answer: it is rejected, and both are named.</summary>
public class PairTests
{
    // Slips of the forward pass (task 1.3), and what is told. Where more than the two are told, they give the same numbers.
    private static readonly (string First, string Second, string[] Ids)[] Forward =
    [
        ("swapped", "outside", ["bn-momentum-swapped", "bn-eps-outside"]),
        ("swapped", "n - 1, guarded", ["bn-momentum-swapped", "bn-var-unbiased-fwd"]),
        ("swapped", "running n - 1", ["bn-momentum-swapped", "bn-running-var-unbiased"]),
        ("swapped", "batch in test", ["bn-momentum-swapped", "bn-test-uses-batch-stats"]),
        ("swapped", "update in test", ["bn-momentum-swapped", "bn-test-updates-running"]),
        ("running std", "variance", ["bn-running-std", "bn-square-vs-sqrt"]),
        ("running std", "1e-8", ["bn-running-std", "bn-eps-value"]),
        ("not stored", "no gamma", ["bn-running-never-updated", "bn-fwd-gamma-forgotten"]),
        ("not stored", "outside", ["bn-running-never-updated", "bn-eps-outside"]),
        ("n - 1, guarded", "outside", ["bn-var-unbiased-fwd", "bn-eps-outside"]),
        ("n - 1, guarded", "batch in test", ["bn-var-unbiased-fwd", "bn-test-uses-batch-stats"]),
        ("outside", "1e-8", ["bn-eps-outside", "bn-eps-value"]),
        ("outside", "batch in test", ["bn-eps-outside", "bn-test-uses-batch-stats"]),
        ("no gamma", "no beta", ["bn-fwd-gamma-forgotten", "bn-fwd-beta-forgotten"]),
        ("no beta", "always train", ["bn-fwd-beta-forgotten", "bn-test-uses-batch-stats", "bn-test-updates-running"]),
        ("variance", "exchanged", ["bn-square-vs-sqrt", "bn-gamma-beta-swapped"]),
        ("std", "running n - 1", ["bn-std-as-variance", "bn-running-var-unbiased"]),
        ("alias", "swapped", ["bn-cache-content", "cs-cache-alias", "bn-momentum-swapped"]),
    ];

    // Slips of the backward pass (tasks 1.5 and 1.6).
    private static readonly (string First, string Second, string[] Ids)[] Backward =
    [
        ("constant statistics", "no gamma", ["bn-bwd-constant-stats", "bn-bwd-gamma-forgotten"]),
        ("no mean path", "no gamma", ["bn-bwd-no-mean-path", "bn-bwd-gamma-forgotten"]),
        ("no mean path", "no epsilon", ["bn-bwd-no-mean-path", "bn-eps-missing-bwd", "cs-int-division"]),
        ("no mean path", "dgamma mean", ["bn-bwd-no-mean-path", "bn-bwd-mean-for-sum"]),
        ("no mean path", "dvar sign", ["bn-bwd-no-mean-path", "bn-dvar-sign"]),
        ("no variance path", "no gamma", ["bn-bwd-no-var-path", "cs-int-division", "bn-bwd-gamma-forgotten"]),
        ("no variance path", "dgamma without xHat", ["bn-bwd-no-var-path", "cs-int-division", "bn-dgamma-without-xhat"]),
        ("nothing divided", "no gamma", ["bn-bwd-no-1/N", "bn-bwd-gamma-forgotten"]),
        ("dvar sign", "no two", ["bn-dvar-sign", "bn-dcentered-two"]),
        ("no half", "no gamma", ["bn-dvar-half", "bn-bwd-gamma-forgotten"]),
        ("power -1/2", "dmean sign", ["bn-dvar-power", "bn-dmean-sign"]),
        ("exchanged", "dmean mean", ["bn-dgamma-dbeta-swapped", "bn-dmean-divided-twice"]),
        ("int in mean", "no gamma", ["cs-int-division", "bn-bwd-gamma-forgotten"]),
        ("no epsilon", "dgamma with x", ["bn-eps-missing-bwd", "bn-dgamma-x"]),
    ];

    public static TheoryData<string, string> ForwardPairs => [.. Forward.Select(pair => (pair.First, pair.Second))];

    public static TheoryData<string, string> BackwardPairs => [.. Backward.Select(pair => (pair.First, pair.Second))];

    [Theory]
    [MemberData(nameof(ForwardPairs))]
    public void Both_are_named_in_the_forward_pass(string first, string second)
        => Told(() => Check.BatchNormForward(new ForwardWithSlips(first, second).Function), Forward.Single(pair => pair.First == first && pair.Second == second).Ids);

    [Theory]
    [MemberData(nameof(BackwardPairs))]
    public void Both_are_named_in_the_backward_pass(string first, string second)
    {
        var ids = Backward.Single(pair => pair.First == first && pair.Second == second).Ids;
        Told(() => Check.BatchNormBackward(new BackwardWithSlips(first, second).Function), ids);
        Told(() => Check.BatchNormBackwardSimplified(new BackwardWithSlips(first, second).Function), ids);
    }

    [Theory]
    [MemberData(nameof(ForwardPairs))]
    public void A_wrong_forward_pass_is_not_counted_against_a_wrong_backward_pass(string first, string second)
    {
        var forward = new ForwardWithSlips(first, second).Function;
        Told(() => Check.BatchNormBackward(new BackwardWithSlips("no gamma").Function, forward), ["bn-bwd-gamma-forgotten"]);
    }

    private static void Told(Func<CheckReport> check, string[] ids)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            var report = check();
            var told = report.Lines.SelectMany(line => line.Mistakes).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(Verdict.Fail, report.Verdict);
            Assert.True(told.SequenceEqual(ids.Order(StringComparer.Ordinal)), $"seed {seed}: told {string.Join(", ", told)} {report}");
        }
    }
}
