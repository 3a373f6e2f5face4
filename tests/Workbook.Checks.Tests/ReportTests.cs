namespace Workbook.Checks.Tests;

/// <summary>What a learner reads, kept as text and as HTML.</summary>
[Collection("Check.Seed")]
public class ReportTests
{
    private static readonly Dictionary<string, Func<CheckReport>> Reports = new()
    {
        ["pass"] = () => Check.BatchNormBackward(BatchNormAnswers.Means),
        ["pass-with-note"] = () => Check.DropoutForward(DropoutAnswers.ByColumns),
        ["stub"] = () => Check.Dvar(ThrowingAnswers.Stub),
        ["half-written"] = () => Check.BatchNormForward(ThrowingAnswers.HalfWritten),
        ["blocked"] = () => Check.NetLoss((_, _, _, _, _) => throw new NotImplementedException("Task 1.7: AffineNormReluForward")),
        ["exception"] = () => Check.Normalize(ThrowingAnswers.Normalize),
        ["null"] = () => Check.Center(_ => null!),
        ["null-cache"] = () => Check.BatchNormForward(
            (x, gamma, beta, state) => (BatchNormAnswers.Plain(x, gamma, beta, state).Out, null!)),
        ["shape"] = () => Check.DxHat((dout, gamma) => dout.PointwiseMultiply(gamma).Transpose()),
        ["nan"] = () => Check.Dvar((dInverseStd, variance, _) => StepAnswers.Dvar(dInverseStd, variance, double.NaN)),
        ["value-small"] = () => Check.Dvar((dInverseStd, variance, epsilon) => -1 * StepAnswers.Dvar(dInverseStd, variance, epsilon)),
        ["value-by-hand"] = () => Check.BatchNormForward(
            BatchNormMistakes.Forward(
                update: (state, mean, variance, _) => BatchNormMistakes.Mix(state, mean, variance, 1 - state.Momentum))),
        ["value-backward"] = () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(variancePath: BatchNormMistakes.Nothing)),
        ["value-large"] = () => Check.BatchNormBackward(OnlyLargeInputs),
        ["mask"] = () => Check.DropoutForward(DropoutMistakes.Forward(draw: DropoutMistakes.SharedRow)),
        ["in-place"] = () => Check.DropoutForward(DropoutMistakes.Forward(inPlace: true)),
        ["left-to-another"] = () => Check.BatchNormBackwardSimplified((dout, cache) => BatchNormBackward(dout, cache)),
        ["not-compiled"] = () => new CheckReport(Judgement.Uncalled(
            TaskCatalog.Find("1.3")!, 11,
            Problems.Uncalled(
                TaskCatalog.Find("1.3")!,
                new AnswerCode { Answers = ["m/BatchNormForward/1"], Broken = ("BatchNormForward", "cell 12") })!)),
        ["missing-gradient"] = () => Check.NetLoss(NetMistakes.Loss(normalize: false)),
    };

    public static TheoryData<string> Names => [.. Reports.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_as_kept(string name)
    {
        Check.Here.Value = new CheckScope(11);
        var report = Reports[name]();
        Snapshot.Match(report + "\n", $"{name}.txt");
        Snapshot.Match(report.ToHtml() + "\n", $"{name}.html");
    }

    [Fact]
    public void Json_follows_the_contract_of_the_check_command()
    {
        Check.Here.Value = new CheckScope(11);
        Snapshot.Match(Reports["value-small"]().ToJson() + "\n", "value-small.json");
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task The_table_of_comparisons_fits_a_client_400_pixels_wide()
    {
        Check.Here.Value = new CheckScope(11);
        using var browser = new Browser();
        const string Measure =
            "<script>addEventListener('load', () => { const tables = [...document.querySelectorAll('table')].filter(e => e.tHead); "
            + "document.documentElement.dataset.tables = tables.length; document.documentElement.dataset.wide = "
            + "tables.filter(e => e.scrollWidth > e.parentNode.clientWidth).map(e => e.closest('section').id).join(' ') })</script>";
        browser.Write(
            "page.html",
            string.Concat(Reports.Select(report => $"<section id=\"{report.Key}\">{report.Value().ToHtml()}</section>")),
            Measure + "<style>body{width:384px;font:14px sans-serif}</style>");

        var elements = await browser.Elements("page.html");

        Assert.Contains("data-wide=\"\"", elements, StringComparison.Ordinal);
        Assert.Matches("data-tables=\"1[0-9]\"", elements);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackward(
        Matrix<double> dout, BatchNormCache cache) => BatchNormAnswers.Staged(dout, cache);

    // Right for few rows, wrong for many.
    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) OnlyLargeInputs(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (dx, dgamma, dbeta) = BatchNormAnswers.Means(dout, cache);
        if (dout.RowCount > 10)
        {
            dx[8, 3] += 0.25;
        }

        return (dx, dgamma, dbeta);
    }
}
