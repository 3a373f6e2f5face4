namespace Workbook.Checks.Probing;

/// <summary>What one call of an answer left behind: plain values only, so that it can be judged elsewhere.</summary>
/// <param name="Case">The inputs.</param>
/// <param name="Outputs">What came out, by name; <see langword="null"/> where the answer returned <see langword="null"/>.</param>
/// <param name="ChangedInputs">The inputs that were changed in place.</param>
/// <param name="Failure">The exception that came out instead; else <see langword="null"/>.</param>
/// <param name="Elapsed">How long the call took.</param>
internal sealed record Recording(
    CheckCase Case,
    IReadOnlyDictionary<string, RecordedValue?> Outputs,
    IReadOnlyList<string> ChangedInputs,
    RecordedFailure? Failure,
    TimeSpan Elapsed)
{
    /// <summary>An output that is known to be there.</summary>
    public RecordedValue this[string output] => Outputs[output] ?? throw new InvalidOperationException($"The output {output} is null.");
}
