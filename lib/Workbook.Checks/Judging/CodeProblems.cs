namespace Workbook.Checks.Judging;

/// <summary>What an answer's code says about it, beside its results.</summary>
internal static class CodeProblems
{
    /// <summary>A mistake that only the code shows: a method of the learner's that is called in an older version.</summary>
    public static IEnumerable<Finding> Findings(AnswerCode code)
        => code.Outdated.Count == 0 ? [] : [new Finding([Outdated(code.Outdated)], new HashSet<string>())];

    /// <summary>Of mistakes with equal results, those that the code can have made.</summary>
    public static IEnumerable<Finding> Possible(IEnumerable<Finding> findings, AnswerCode code)
        => findings.Select(finding => code.Answers.Count > 0 && finding.Mistakes.Where(mistake => mistake.IsPossibleIn(code)).ToList() is { Count: > 0 } possible
            ? finding with { Mistakes = possible }
            : finding);

    private static Mistake Outdated(IReadOnlyList<string> methods) => MistakeCatalog.ById("cs-old-definition") with
    {
        Sentence = $"This answer still calls an older version of {string.Join(" and ", methods)}.",
    };

    /// <summary>The line that says that an answer calls the layer that it should be; <see langword="null"/> if it does not.</summary>
    public static CheckLine? BuiltIn(TaskCheck task, AnswerCode code) => code.BuiltIns.Count == 0
        ? null
        : new CheckLine("your own code", Verdict.Fail, Message: $"{task.Title} calls {string.Join(" and ", code.BuiltIns)} of the library, a finished layer. Write your own with matrix operations or loops; {nameof(Affine)}, {nameof(Relu)} and {nameof(SoftmaxLoss)} may be used.");
}
