namespace Workbook.Checks.Tests;

/// <summary>The share of zeros is wide enough for chance and narrow enough for mistakes.</summary>
[Collection("Check.Seed")]
public class SharesOfZerosTests
{
    /// <summary>The binomial distribution, added up term by term.</summary>
    [Fact]
    public void A_correct_answer_is_flagged_in_fewer_than_one_of_a_million_runs()
        => Assert.InRange(Outside(4800, 0.3) + Outside(4800, 0.6) + Outside(4800, 0.75) + Outside(2400, 0.4), 1e-8, 1e-6);

    [Fact]
    public void Rows_that_are_alike_by_chance_are_not_told_to_share_their_draws()
    {
        Check.Here.Value = new CheckScope(1);
        var report = Check.DropoutForward(DropoutMistakes.Forward(kept: (value, p) => value >= 1.3 * p));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.DoesNotContain("drop the same", report.ToString(), StringComparison.Ordinal);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("1 - p")]
    [InlineData("p + 0.05")]
    [InlineData("p - 0.05")]
    [InlineData("shared row")]
    public void A_wrong_mask_is_caught(string how) => IsCaught(how, 1);

    [Theory]
    [Trait("Category", "Exhaustive")]
    [InlineData("1 - p")]
    [InlineData("p + 0.05")]
    [InlineData("p - 0.05")]
    [InlineData("shared row")]
    public void A_wrong_mask_is_caught_on_many_seeds(string how) => IsCaught(how, 50);

    private static void IsCaught(string how, int seeds)
    {
        DropoutForwardFunction answer = how switch
        {
            "1 - p" => DropoutMistakes.Forward(kept: (r, p) => r >= 1 - p),
            "p + 0.05" => DropoutMistakes.Forward(kept: (r, p) => p == 0 || r >= p + 0.05),
            "p - 0.05" => DropoutMistakes.Forward(kept: (r, p) => r >= p - 0.05),
            _ => DropoutMistakes.Forward(draw: DropoutMistakes.SharedRow),
        };
        for (var seed = 0; seed < seeds; seed++)
        {
            Check.Here.Value = new CheckScope(seed);
            Assert.Equal(Verdict.Fail, Check.DropoutForward(answer).Verdict);
        }
    }

    private static double Outside(int n, double p)
    {
        var limit = MaskLines.Deviations * Math.Sqrt(p * (1 - p) / n);
        var (sum, log) = (0.0, n * Math.Log(1 - p));
        for (var k = 0; k <= n; k++)
        {
            sum += Math.Abs(((double)k / n) - p) > limit ? Math.Exp(log) : 0;
            log += Math.Log((n - k) / (k + 1.0)) + Math.Log(p / (1 - p));
        }

        return sum;
    }
}
