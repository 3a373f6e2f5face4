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
        ("no mean path", "no epsilon", ["bn-bwd-no-mean-path", "bn-eps-missing-bwd"]),
        ("no mean path", "dgamma mean", ["bn-bwd-no-mean-path", "bn-bwd-mean-for-sum"]),
        ("no mean path", "dvar sign", ["bn-bwd-no-mean-path", "bn-dvar-sign"]),
        ("no variance path", "no gamma", ["bn-bwd-no-var-path", "bn-bwd-product-of-sums", "bn-bwd-gamma-forgotten"]),
        ("no variance path", "dgamma without xHat", ["bn-bwd-no-var-path", "bn-bwd-product-of-sums", "bn-dgamma-without-xhat"]),
        ("nothing divided", "no gamma", ["bn-bwd-no-1/N", "bn-bwd-gamma-forgotten"]),
        ("dvar sign", "no two", ["bn-dvar-sign", "bn-dcentered-two"]),
        ("no half", "no gamma", ["bn-dvar-half", "bn-bwd-gamma-forgotten"]),
        ("power -1/2", "dmean sign", ["bn-dvar-power", "bn-dmean-sign"]),
        ("exchanged", "dmean mean", ["bn-dgamma-dbeta-swapped", "bn-dmean-divided-twice"]),
        ("no epsilon", "dgamma with x", ["bn-eps-missing-bwd", "bn-dgamma-x"]),
    ];

    public static TheoryData<string, string> ForwardPairs => [.. Forward.Select(pair => (pair.First, pair.Second))];

    public static TheoryData<string, string> BackwardPairs => [.. Backward.Select(pair => (pair.First, pair.Second))];

    [Theory]
    [MemberData(nameof(ForwardPairs))]
    public void Both_are_named_in_the_forward_pass(string first, string second) => BothAreNamedForward(first, second, 0, 1);

    [Theory]
    [MemberData(nameof(ForwardPairs))]
    [Trait("Category", "Exhaustive")]
    public void Both_are_named_in_the_forward_pass_whatever_is_drawn(string first, string second)
        => BothAreNamedForward(first, second, 1, 3);

    [Theory]
    [MemberData(nameof(BackwardPairs))]
    public void Both_are_named_in_the_backward_pass(string first, string second) => BothAreNamedBackward(first, second, 0, 1);

    [Theory]
    [MemberData(nameof(BackwardPairs))]
    [Trait("Category", "Exhaustive")]
    public void Both_are_named_in_the_backward_pass_whatever_is_drawn(string first, string second)
        => BothAreNamedBackward(first, second, 1, 3);

    [Theory]
    [MemberData(nameof(ForwardPairs))]
    public void A_wrong_forward_pass_is_not_counted_against_a_wrong_backward_pass(string first, string second)
    {
        var forward = new ForwardWithSlips(first, second).Function;
        Told(() => Check.BatchNormBackward(new BackwardWithSlips("no gamma").Function, forward), ["bn-bwd-gamma-forgotten"], 0, 3);
    }

    private static void BothAreNamedForward(string first, string second, int from, int to)
    {
        var ids = Forward.Single(pair => pair.First == first && pair.Second == second).Ids;
        Told(() => Check.BatchNormForward(new ForwardWithSlips(first, second).Function), ids, from, to);
    }

    private static void BothAreNamedBackward(string first, string second, int from, int to)
    {
        var ids = Backward.Single(pair => pair.First == first && pair.Second == second).Ids;
        Told(() => Check.BatchNormBackward(new BackwardWithSlips(first, second).Function), ids, from, to);
        Told(() => Check.BatchNormBackwardSimplified(new BackwardWithSlips(first, second).Function), ids, from, to);
    }

    private static void Told(Func<CheckReport> check, string[] ids, int from, int to)
    {
        var answer = new WrongAnswer(string.Join(' ', ids), check);
        for (var seed = from; seed < to; seed++)
        {
            var report = answer.Report(seed);
            Assert.Equal(Verdict.Fail, report.Verdict);
            answer.IsTold(report);
        }
    }
}
