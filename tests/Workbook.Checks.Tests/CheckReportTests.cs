using System.Text.Json;

namespace Workbook.Checks.Tests;

[Collection("Check.Seed")]
public class CheckReportTests
{
    [Fact]
    public void The_gravest_line_decides()
    {
        Assert.Equal(Verdict.Pass, Of(Verdict.Pass, Verdict.Pass).Verdict);
        Assert.Equal(Verdict.Fail, Of(Verdict.Pass, Verdict.Fail, Verdict.NotAttempted).Verdict);
        Assert.Equal(Verdict.Error, Of(Verdict.Error, Verdict.Fail).Verdict);
        Assert.Equal(Verdict.Blocked, Of(Verdict.Pass, Verdict.Blocked).Verdict);
        Assert.Equal(3, Of(Verdict.Pass).Earned);
        Assert.Equal(0, Of(Verdict.Fail).Earned);
    }

    [Fact]
    public void The_same_seed_draws_the_same_inputs()
    {
        Check.Seed = 5;
        var first = Check.BatchNormBackward(BatchNormAnswers.OneLine);
        var second = Check.BatchNormBackward(BatchNormAnswers.OneLine);
        Check.Seed = null;
        Assert.Equal(5, first.Seed);
        Assert.Equal(first.ToString(), second.ToString());
        Assert.NotEqual(Check.BatchNormBackward(BatchNormAnswers.OneLine).Seed, Check.BatchNormBackward(BatchNormAnswers.OneLine).Seed);
    }

    [Fact]
    public void Is_shown_in_three_forms()
    {
        var report = Of(Verdict.Pass);
        var forms = new CheckReportFormatters().CreateTypeFormatters().Cast<ITypeFormatter>()
            .ToDictionary(formatter => formatter.MimeType, formatter =>
        {
            using var writer = new StringWriter();
            Assert.True(formatter.Format(report, writer));
            return writer.ToString();
        });
        Assert.Equal(report.ToHtml(), forms["text/html"]);
        Assert.Equal(report.ToString(), forms["text/plain"]);
        using var json = JsonDocument.Parse(forms["application/vnd.workbook.check+json"]);
        Assert.Equal("1.4c", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("pass", json.RootElement.GetProperty("checks")[0].GetProperty("verdict").GetString());
    }

    [Fact]
    public void Infinite_errors_are_null_in_json()
    {
        var report = new CheckReport("1.4c", "Dvar", 3, [new CheckLine("line", Verdict.Fail, double.PositiveInfinity, double.NaN)]);
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("checks")[0].GetProperty("error").ValueKind);
    }

    [Fact]
    public void Html_escapes_what_an_answer_says()
    {
        var report = Check.Dbeta(_ => throw new InvalidOperationException("<script>alert(1)</script>"));
        Assert.DoesNotContain("<script>", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Judging_needs_only_what_the_probe_recorded()
    {
        var task = new BatchNormBackwardCheck(BatchNormBackwardCheck.NodeByNode);
        var recordings = Probe.Record(BatchNormCallers.Backward(BatchNormAnswers.Means), task.Cases(new NumPyRandom(3)), Check.TimeLimit);
        Assert.Equal(task.Run(BatchNormCallers.Backward(BatchNormAnswers.Means), 3).ToString(), task.Judge(recordings, 3).ToString());
    }

    private static CheckReport Of(params Verdict[] verdicts)
        => new("1.4c", "Dvar", 3, [.. verdicts.Select(verdict => new CheckLine("line", verdict))]);
}
