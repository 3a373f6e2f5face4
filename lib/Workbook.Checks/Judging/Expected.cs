namespace Workbook.Checks.Judging;

/// <summary>What an output should be, and how far each of its values may be off.</summary>
/// <param name="Output">The output's name in the recording.</param>
/// <param name="Value">The reference's values.</param>
/// <param name="Limits">The largest error of each value that still passes; same shape.</param>
internal sealed record Expected(string Output, RecordedValue Value, RecordedValue Limits);
