namespace Workbook.Checks.Model;

/// <summary>What one call of an answer left behind: plain values only, so that it can be judged elsewhere.</summary>
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
    /// <summary>What was seen on the way to the outputs, by name: it explains them and is not judged itself.</summary>
    public IReadOnlyDictionary<string, RecordedValue?> Aside { get; init; } = new Dictionary<string, RecordedValue?>();

    /// <summary>
    /// What a name aside begins with that says whether the output named behind it is also another one, the same object: 1, or 0.
    /// </summary>
    public const string Same = "same: ";

    /// <summary>An output that is known to be there.</summary>
    public RecordedValue this[string output] => Outputs[output] ?? throw new InvalidOperationException($"The output {output} is null.");
}

/// <summary>An exception that came out of an answer.</summary>
/// <param name="Type">The exception's type, without namespace.</param>
/// <param name="Method">The learner's method that it came from, where known.</param>
/// <param name="Line">The line in the learner's cell, where known.</param>
internal sealed record RecordedFailure(string Type, string Message, string? Method, int? Line)
{
    /// <summary>Whether the answer is a stub that nobody has filled in.</summary>
    public bool IsNotImplemented => Type == nameof(NotImplementedException);

    /// <summary>" in Dvar, line 3", " at line 3", as much of it as is known.</summary>
    public string Place => Method is null
        ? Line is null ? "" : $" at line {Line}"
        : $" in {Method}{(Line is null ? "" : $", line {Line}")}";

    /// <summary>Whether the call did not end in time.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether a call that did not end in time could not be stopped.</summary>
    public bool StillRuns { get; init; }

    /// <summary>What it means, where the notebook's engine knows; else <see langword="null"/>.</summary>
    public string? Explanation { get; init; }

    /// <summary>What threw it, where that was a library: "Matrix`1.Multiply".</summary>
    public string? Thrower { get; init; }

    /// <summary>The learner's methods that were running, the innermost first: "Normalize, line 4".</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>The way that an exception came; <see langword="null"/> where <see cref="Place"/> says it all.</summary>
    public string? Trace => IsNotImplemented || IsEndless || (Thrower is null && Calls.Count < 2)
        ? null
        : $"{Type}: {Message}" + (Thrower is null ? "" : $"\n   thrown in {Thrower}")
            + string.Concat(Calls.Select(call => $"\n   called in {call}"));
}
