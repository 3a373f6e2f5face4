namespace Workbook.Checks.Tests;

/// <summary>Backward passes with the caches that the learner's own forward pass makes.</summary>
[Collection("Check.Seed")]
public class OwnCacheTests
{
    private const string Line = "the same with your forward pass's cache";

    private static Matrix<double>? _kept;

    private sealed record RicherCache(BatchNormCache Plain, Vector<double> Std)
        : BatchNormCache(Plain.Gamma, Plain.X, Plain.Mean, Plain.Variance, Plain.Epsilon, Plain.XHat);

    private sealed record RicherDropoutCache(DropoutCache Plain, double Kept)
        : DropoutCache(Plain.State, Plain.Mask);

    [Fact]
    public void A_right_pair_passes_with_both_caches()
    {
        Passes(Check.BatchNormBackward(BatchNormAnswers.Means, BatchNormAnswers.Plain));
        Passes(Check.BatchNormBackwardSimplified(BatchNormAnswers.OneLine, BatchNormAnswers.MeanOfSquares));
        Passes(Check.LayerNormBackward(LayerNormAnswers.Means, LayerNormAnswers.Columns));
        Passes(Check.DropoutBackward(DropoutAnswers.Backward, DropoutAnswers.ByColumns));
    }

    [Fact]
    public void A_forward_pass_that_is_not_written_does_not_count_against_backward()
    {
        var report = Check.BatchNormBackward(
            BatchNormAnswers.Means, (_, _, _, _) => throw new NotImplementedException("Task 1.3: BatchNormForward"));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(["Judged with the library's cache only: BatchNormForward (task 1.3) is not written yet."], report.Notes);
    }

    [Fact]
    public void A_wrong_forward_pass_does_not_count_against_backward()
    {
        var report = Check.BatchNormBackward(BatchNormAnswers.Means, BatchNormMistakes.Forward(divisor: (variance, _) => variance));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(["Judged with the library's cache only: BatchNormForward (task 1.3) is not right yet."], report.Notes);
    }

    [Fact]
    public void A_forward_pass_that_throws_does_not_count_against_backward()
    {
        var report = Check.DropoutBackward(
            DropoutAnswers.Backward, (_, _) => throw new InvalidOperationException("the cat sat on the keyboard"));
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Single(report.Notes);
    }

    [Fact]
    public void A_cache_that_the_next_call_changes_is_named()
    {
        var report = Check.BatchNormBackward(BatchNormAnswers.Means, Reusing);
        Assert.Equal(Verdict.Fail, report.Verdict);
        var line = Assert.Single(report.Lines, line => line.Verdict == Verdict.Fail);
        Assert.Equal(["cs-cache-alias"], line.Mistakes);
        Assert.Contains("cache.XHat", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_may_want_a_cache_of_its_own_type()
    {
        Passes(Check.BatchNormBackward(WithStd, Richer));
        Passes(Check.DropoutBackward(
            (dout, cache) => cache.Mask is null ? dout : dout.PointwiseMultiply(((RicherDropoutCache)cache).Mask!),
            (x, state) =>
            {
                var (result, cache) = DropoutAnswers.ByColumns(x, state);
                return (result, new RicherDropoutCache(cache, 1 - state.DropProbability));
            }));
    }

    [Fact]
    public void Backward_with_a_cache_of_its_own_type_waits_for_a_right_forward_pass()
    {
        var report = Check.BatchNormBackward(WithStd, (x, gamma, beta, state) =>
        {
            var (result, cache) = Richer(x, gamma, beta, state);
            return (2 * result, cache);
        });
        Assert.Equal(Verdict.Blocked, report.Verdict);
        Assert.Contains("BatchNormForward (task 1.3)", report.Lines[^1].Message, StringComparison.Ordinal);
    }

    private static void Passes(CheckReport report)
    {
        Assert.True(report.Verdict == Verdict.Pass, report.ToString());
        Assert.Contains(report.Lines, line => line.Name == Line);
        Assert.Empty(report.Notes);
    }

    // x̂ in a matrix that all calls of one shape share.
    private static (Matrix<double> Out, BatchNormCache Cache) Reusing(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (result, cache) = BatchNormAnswers.Plain(x, gamma, beta, state);
        _kept = _kept is { } kept && kept.RowCount == x.RowCount && kept.ColumnCount == x.ColumnCount ? kept : x.Clone();
        cache.XHat.CopyTo(_kept);
        return (result, cache with { XHat = _kept });
    }

    private static (Matrix<double> Out, BatchNormCache Cache) Richer(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (result, cache) = BatchNormAnswers.Plain(x, gamma, beta, state);
        return (result, new RicherCache(cache, (cache.Variance + cache.Epsilon).PointwiseSqrt()));
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) WithStd(Matrix<double> dout, BatchNormCache cache)
    {
        var std = ((RicherCache)cache).Std;
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat - dxHat.Mean(axis: 0) - cache.XHat.PointwiseMultiply(dxHat.PointwiseMultiply(cache.XHat).Mean(axis: 0));
        return (inner / std, dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
    }
}
