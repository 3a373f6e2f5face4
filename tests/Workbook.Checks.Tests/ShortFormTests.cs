namespace Workbook.Checks.Tests;

/// <summary>
/// Slips in the single expression of task 1.6 are told in its own words, not in those of the node-by-node way, and as one where they are
/// one.
/// </summary>
[Collection("Check.Seed")]
public class ShortFormTests
{
    private delegate Matrix<double> Slip(Terms terms);

    private static readonly Dictionary<string, (string Id, string Words, Slip Dx)> Slips = new()
    {
        ["x − μ for x̂"] = (
            "bn-dvar-power", "x − μ stands in the last term where x̂ belongs",
            t => t.Scale(t.Dout - t.MeanDout - t.Centered.PointwiseMultiply(t.MeanDgamma))),
        ["divided again"] = (
            "bn-bwd-xhat-for-centered", "The last term is divided by √(σ² + ε) once more",
            t => t.Scale(t.Dout - t.MeanDout - (t.XHat.PointwiseMultiply(t.MeanDgamma) / t.Std))),
        ["root forgotten"] = (
            "bn-std-forgotten", "dx, or a term of it, is not divided by √(σ² + ε)",
            t => t.Scale(t.Dout - t.MeanDout - t.XHat.PointwiseMultiply(t.MeanDgamma)).PointwiseMultiply(t.Std)),
        ["variance for root"] = (
            "bn-square-vs-sqrt", "is divided by σ² + ε, not by its root",
            t => t.Scale(t.Dout - t.MeanDout - t.XHat.PointwiseMultiply(t.MeanDgamma)) / t.Std),
        ["plus along x̂"] = (
            "bn-dvar-sign", "The part along x̂ is added where it should be taken away",
            t => t.Scale(t.Dout - t.MeanDout + t.XHat.PointwiseMultiply(t.MeanDgamma))),
        ["plus mean"] = (
            "bn-dmean-sign", "The mean of dout is added where it should be taken away",
            t => t.Scale(t.Dout + t.MeanDout - t.XHat.PointwiseMultiply(t.MeanDgamma))),
        ["no mean"] = (
            "bn-bwd-no-mean-path", "The mean of dout is not taken away", t => t.Scale(t.Dout - t.XHat.PointwiseMultiply(t.MeanDgamma))),
        ["no part along x̂"] = ("bn-bwd-no-var-path", "The last term, the part along x̂, is missing", t => t.Scale(t.Dout - t.MeanDout)),
        ["twice along x̂"] = (
            "bn-dvar-half", "is twice as large as it should be",
            t => t.Scale(t.Dout - t.MeanDout - (2 * t.XHat.PointwiseMultiply(t.MeanDgamma)))),
        ["no dout"] = (
            "bn-bwd-no-direct-path", "dout itself is missing from dx",
            t => t.Scale((0 * t.Dout) - t.MeanDout - t.XHat.PointwiseMultiply(t.MeanDgamma))),
    };

    public static TheoryData<string> Names => [.. Slips.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_told_in_the_words_of_the_single_expression(string name)
    {
        var (id, words, dx) = Slips[name];
        Check.Here.Value = new CheckScope(4);
        var report = Check.BatchNormBackwardSimplified(
            (dout, cache) => (dx(new Terms(dout, cache)), dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums()));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(id, finding.Ids.First());
        Assert.Contains(words, report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("dσ²", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Layer_normalizations_missing_division_has_a_name_on_both_ways()
    {
        Check.Here.Value = new CheckScope(4);
        var forward = Check.LayerNormForward((x, gamma, beta, state) =>
        {
            var (_, cache) = LayerNormAnswers.Loops(x, gamma, beta, state);
            var centered = x.MapIndexed((i, j, value) => value - cache.Mean[i], Zeros.Include);
            return (centered.PointwiseMultiply(gamma) + beta, cache with { XHat = centered });
        });
        var backward = Check.LayerNormBackward((dout, cache) =>
        {
            var (dx, dgamma, dbeta) = LayerNormAnswers.Means(dout, cache);
            return (dx.MapIndexed((i, j, value) => value * Math.Sqrt(cache.Variance[i] + cache.Epsilon), Zeros.Include), dgamma, dbeta);
        });
        Assert.Equal(["ln-std-forgotten"], forward.Findings.SelectMany(finding => finding.Ids));
        Assert.Equal(["ln-std-forgotten"], backward.Findings.SelectMany(finding => finding.Ids));
        Assert.Contains("of its row", backward.ToString(), StringComparison.Ordinal);
    }

    private sealed record Terms(Matrix<double> Dout, BatchNormCache Cache)
    {
        public Matrix<double> XHat => Cache.XHat;

        public Matrix<double> Centered => Cache.X - Cache.Mean;

        public Vector<double> Std => (Cache.Variance + Cache.Epsilon).PointwiseSqrt();

        public Vector<double> MeanDout => Dout.ColumnSums() / Dout.RowCount;

        public Vector<double> MeanDgamma => Dout.PointwiseMultiply(XHat).ColumnSums() / Dout.RowCount;

        public Matrix<double> Scale(Matrix<double> inner) => inner.PointwiseMultiply(Cache.Gamma.PointwiseDivide(Std));
    }
}
