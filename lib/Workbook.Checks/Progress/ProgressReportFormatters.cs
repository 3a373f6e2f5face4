namespace Workbook.Checks.Progress;

/// <summary>How notebooks show a <see cref="ProgressReport"/>: HTML, text, and a form for tools.</summary>
internal sealed class ProgressReportFormatters : FormatterSource
{
    /// <inheritdoc/>
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<ProgressReport>(Html, report => report.ToHtml()),
        new TypeFormatter<ProgressReport>(Text, report => report.ToString()),
        new TypeFormatter<ProgressReport>(ReportTypes.Progress, report => report.ToJson()),
    ];
}
