namespace Workbook.Checks.Tests;

/// <summary>What a report says of a wrong answer that no known mistake explains: where it begins to be wrong, and in which way.</summary>
[Collection("Check.Seed")]
public class LocationTests
{
    [Fact]
    public void The_first_wrong_value_on_the_way_forward()
    {
        Says(
            "The first value on the way that is wrong is cache.Variance; cache.Mean is right.",
            Check.BatchNormForward(
                BatchNormMistakes.Forward(variance: x => x.PopulationVariance(axis: 0) + (0.3 * x.Row(0).PointwisePower(2)))));
        Says(
            "The first value on the way that is wrong is out; cache.Mean, cache.Variance and cache.XHat are right.",
            Check.BatchNormForward(
                (x, gamma, beta, state) => BatchNormAnswers.Plain(x, (1.3 * gamma) + 0.2, beta, state) is var (result, cache)
                    ? (result, cache with { Gamma = gamma })
                    : default));
    }

    [Fact]
    public void The_share_of_each_way_back()
        => Says(
            "Your dx has 1 times the direct way, 0.7 times the way through the mean and 2.5 times the way through the variance",
            Check.BatchNormBackward(
                BatchNormMistakes.Backward(
                    meanPath: values => 0.7 * values.Mean(axis: 0), variancePath: values => 2.5 * values.Mean(axis: 0))));

    [Fact]
    public void One_wrong_row_or_column_or_value()
    {
        Says(
            "Only the last row, 2, is wrong.",
            Check.DxHat((dout, gamma) => Spoil(dout.PointwiseMultiply(gamma), (i, _) => i == dout.RowCount - 1)));
        Says("Only column 0 is wrong.", Check.DxHat((dout, gamma) => Spoil(dout.PointwiseMultiply(gamma), (_, j) => j == 0)));
        Says("All other values are right.", Check.DxHat((dout, gamma) => Spoil(dout.PointwiseMultiply(gamma), (i, j) => i == 0 && j == 0)));
    }

    [Fact]
    public void What_an_input_does_not_change()
    {
        Says(
            "With another ε, your xHat stays the same to the last digit: nothing there depends on the ε that is passed in.",
            Check.Normalize((x, mean, variance, _) => (x - mean).PointwiseTanh() / (variance + 0.37).PointwiseSqrt()));
        Says(
            "With another γ, your dx stays the same to the last digit: nothing there depends on the γ that is passed in.",
            Check.BatchNormBackward((dout, cache) => BatchNormAnswers.Means(dout, cache) with { Item1 = dout.PointwiseTanh() }));
    }

    [Fact]
    public void What_is_right_in_its_cases_is_not_called_in_others()
    {
        var calls = 0;
        Check.Here.Value = new CheckScope(1);
        Check.Normalize((x, mean, variance, epsilon) => StepAnswers.Normalize(x, mean, variance, epsilon * (++calls > 0 ? 1 : 0)));
        var right = calls;
        var report = Check.Normalize((x, mean, variance, epsilon)
            => --calls >= 0 ? StepAnswers.Normalize(x, mean, variance, epsilon) : throw new InvalidOperationException("one call more"));
        Assert.Equal((Verdict.Pass, 0), (report.Verdict, calls));
        Assert.InRange(right, 5, 50);
    }

    [Fact]
    public void What_a_second_copy_of_every_row_changes()
        => Says(
            "Where every row stands twice, your dx should stay the same, and here does not: "
                + "look at what is divided by the number of rows.",
            Check.BatchNormBackward((dout, cache) => BatchNormAnswers.Means(dout, cache) is var gradients
                ? gradients with { Item1 = gradients.Item1.PointwiseTanh() * dout.RowCount } : default));

    [Fact]
    public void A_constant_in_each_column()
        => Says(
            "In each column your values are the expected ones plus a constant: ",
            Check.Normalize((x, mean, variance, epsilon) => StepAnswers.Normalize(x, mean, variance, epsilon) + (0.3 * mean)));

    [Fact]
    public void A_named_mistake_needs_no_place()
        => Assert.Null(Check.BatchNormBackward(BatchNormMistakes.Backward(gamma: false)).Detail!.Location);

    // By something that is no multiple and no constant.
    private static Matrix<double> Spoil(Matrix<double> values, Func<int, int, bool> where)
        => values.MapIndexed((i, j, value) => where(i, j) ? value + 0.1 + (0.01 * ((i * 3) + j) * ((i * 3) + j)) : value, Zeros.Include);

    private static void Says(string sentence, CheckReport report)
    {
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Empty(report.Findings);
        Assert.Contains(sentence, report.ToString(), StringComparison.Ordinal);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(sentence), report.ToHtml(), StringComparison.Ordinal);
    }
}
