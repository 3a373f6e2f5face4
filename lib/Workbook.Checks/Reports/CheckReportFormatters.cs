namespace Workbook.Checks.Reports;

/// <summary>How notebooks show a <see cref="CheckReport"/>: HTML, text, and a form for tools.</summary>
internal sealed class CheckReportFormatters : FormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<CheckReport>(Html, report => report.ToHtml()),
        new TypeFormatter<CheckReport>(Text, report => report.ToString()),
        new TypeFormatter<CheckReport>(ReportTypes.Check, report => report.ToJson()),
    ];
}
