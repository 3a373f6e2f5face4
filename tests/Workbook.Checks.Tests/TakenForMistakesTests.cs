namespace Workbook.Checks.Tests;

/// <summary>The facts' entries of kind "report": right answers that people take for wrong pass.</summary>
[Collection("Check.Seed")]
public class TakenForMistakesTests
{
    [Fact]
    public void A_block_may_keep_what_came_out_of_the_relu_for_the_way_back()
    {
        var forward = NetAnswers.BlockForward(BatchNormAnswers.Plain);
        var report = Check.AffineNormRelu(
            (x, w, b, gamma, beta, state) => forward(x, w, b, gamma, beta, state) is var (result, cache)
                ? (result, cache with { ReluInput = result })
                : default,
            NetAnswers.BlockBackward(BatchNormAnswers.Means));
        Assert.True(report.Verdict == Verdict.Pass, report.ToString());
    }

    private static readonly Dictionary<string, Func<CheckReport>[]> Right = new()
    {
        ["bn-bwd-dvar-mean-term"] =
        [
            () => Check.BatchNormBackward(SeedAnswers.BatchNormBackward), () => Check.BatchNormBackward(BatchNormAnswers.StagedWithoutTerm),
        ],
        ["do-greater-vs-less"] =
        [
            .. new Func<double, double, bool>[] { (r, p) => r >= p, (r, p) => r > p, (r, p) => r < 1 - p, (r, p) => r <= 1 - p }
                .Select(kept => (Func<CheckReport>)(() => Check.DropoutForward(DropoutAnswers.Comparing(kept)))),
        ],
        ["do-seed-global"] =
        [
            () => Check.DropoutForward(SeedAnswers.DropoutForward),
            () => Check.DropoutNet(SeedAnswers.DropoutForward, SeedAnswers.DropoutBackward),
        ],
    };

    public static TheoryData<string> Ids => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Passes(string id) => PassesOnSeeds(id, 1);

    [Theory]
    [Trait("Category", "Exhaustive")]
    [MemberData(nameof(Ids))]
    public void Passes_on_many_seeds(string id) => PassesOnSeeds(id, 10);

    [Fact]
    public void Do_greater_vs_less_says_that_other_digits_are_as_good()
    {
        Check.Here.Value = new CheckScope(1);
        var report = Check.DropoutForward(DropoutAnswers.Comparing((r, p) => r < 1 - p));
        Assert.Contains(report.Lines, line => line.Verdict == Verdict.Pass && line.Message.Contains("as good", StringComparison.Ordinal));
    }

    private static void PassesOnSeeds(string id, int seeds)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            Assert.All(Right[id], check => Assert.Equal(Verdict.Pass, check().Verdict));
        }
    }
}
