namespace Workbook.Authoring.Tests.Report;

public sealed class HtmlReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pages_read_as_recorded()
    {
        var entries = ReportExamples.Entries(_folder);
        var plotly = new List<string>();
        var index = HtmlReport.Write(Path.Combine(_folder, "artifacts"), entries, p => plotly.Add(Path.GetFileName(p)));
        Assert.Equal(["plotly.min.js"], plotly);
        Workbook.Testing.Snapshot.Match(WithoutTimes(WithoutStyle(File.ReadAllText(index))), "index.txt");
        Workbook.Testing.Snapshot.Match(WithoutStyle(File.ReadAllText(Path.Combine(_folder, "artifacts", "1-Good.html"))), "good.txt");
        Workbook.Testing.Snapshot.Match(WithoutStyle(File.ReadAllText(Path.Combine(_folder, "artifacts", "2-Bad.html"))), "bad.txt");
    }

    [Fact]
    public void The_index_lists_every_report_that_lies_there_and_when_it_was_made()
    {
        var entries = ReportExamples.Entries(_folder);
        var artifacts = Path.Combine(_folder, "artifacts");
        var both = File.ReadAllText(HtmlReport.Write(artifacts, entries));
        var before = new DateTime(2026, 3, 1, 9, 5, 0, DateTimeKind.Local);
        File.SetLastWriteTime(Path.Combine(artifacts, "2-Bad.html"), before);
        File.WriteAllText(Path.Combine(artifacts, "notes.html"), "<title>Mine</title>");

        var today = DateTime.Today;
        var again = File.ReadAllText(HtmlReport.Write(artifacts, entries.Take(1).ToList()));
        Assert.Equal(WithoutTimes(both), WithoutTimes(again));
        var times = Times(again);
        Assert.InRange(DateTime.Parse(times[0], System.Globalization.CultureInfo.InvariantCulture), today, today.AddDays(2));
        Assert.Equal("2026-03-01 09:05", times[1]);

        File.Delete(Path.Combine(artifacts, "2-Bad.html"));
        Assert.Single(Times(File.ReadAllText(HtmlReport.Write(artifacts, entries.Take(1).ToList()))));
    }

    [Fact]
    public void Pages_of_one_name_are_refused()
    {
        var entry = ReportExamples.Entries(_folder)[0];
        Assert.Contains(
            "1-Good", Assert.Throws<ArgumentException>(() => HtmlReport.Write(_folder, [entry, entry])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HtmlReport.Write(_folder, [entry with { Name = "INDEX" }]));
    }

    [Theory]
    [InlineData("var x = 1; // <b>\nstring s = $\"a{x}\" + @\"c\";")]
    [InlineData("#r \"../lib/bin/Workbook.dll\"\nusing Workbook;\n")]
    [InlineData("int broken( {{{ \"unclosed\n /* ")]
    [InlineData("")]
    public void Colored_code_loses_no_character(string code) =>
        Assert.Equal(
            code, System.Net.WebUtility.HtmlDecode(
                System.Text.RegularExpressions.Regex.Replace(CodeHtml.Write(code, "csharp"), "<[^>]+>", "")));

    private static string[] Times(string index) =>
        [.. System.Text.RegularExpressions.Regex.Matches(index, "<time>(.*?)</time>").Select(match => match.Groups[1].Value)];

    private static string WithoutTimes(string index) =>
        System.Text.RegularExpressions.Regex.Replace(index, "<time>.*?</time>", "<time/>");

    private static string WithoutStyle(string html) =>
        System.Text.RegularExpressions.Regex.Replace(
            html, "<style>.*?</style>", "<style/>", System.Text.RegularExpressions.RegexOptions.Singleline);
}
