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
        Workbook.Testing.Snapshot.Match(WithoutStyle(File.ReadAllText(index)), "index.txt");
        Workbook.Testing.Snapshot.Match(WithoutStyle(File.ReadAllText(Path.Combine(_folder, "artifacts", "1-Good.html"))), "good.txt");
        Workbook.Testing.Snapshot.Match(WithoutStyle(File.ReadAllText(Path.Combine(_folder, "artifacts", "2-Bad.html"))), "bad.txt");
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

    private static string WithoutStyle(string html) =>
        System.Text.RegularExpressions.Regex.Replace(
            html, "<style>.*?</style>", "<style/>", System.Text.RegularExpressions.RegexOptions.Singleline);
}
