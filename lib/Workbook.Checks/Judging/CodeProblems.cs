namespace Workbook.Checks.Judging;

/// <summary>What an answer's code says about it, beside its results.</summary>
internal static class CodeProblems
{
    /// <summary>A mistake that only the code shows: a method of the learner's that is called in an older version.</summary>
    public static IEnumerable<Finding> Findings(AnswerCode code)
        => code.Outdated.Count == 0 ? [] : [new Finding([OldDefinition.Of(code.Outdated)], new HashSet<string>())];

    /// <summary>
    /// Of mistakes with equal results, those that the code can have made: who calls no variance of MathNet's has not been misled by it, and
    /// where no whole numbers are divided, no quotient of them is 0.
    /// </summary>
    public static IEnumerable<Finding> Possible(IEnumerable<Finding> findings, AnswerCode code)
        => findings.Select(finding => code.Answers.Count > 0 && finding.Mistakes.Where(mistake => IsPossible(mistake, code)).ToList() is { Count: > 0 } possible
            ? finding with { Mistakes = possible }
            : finding);

    private static bool IsPossible(Mistake mistake, AnswerCode code)
        => (mistake != MathNetVariance.Mistake || code.CallsStatistics) && (mistake != IntegerDivision.Mistake || code.DividesWholeNumbers);

    /// <summary>The line that says that an answer calls the layer that it should be; <see langword="null"/> if it does not.</summary>
    public static CheckLine? BuiltIn(TaskCheck task, AnswerCode code) => code.BuiltIns.Count == 0
        ? null
        : new CheckLine("your own code", Verdict.Fail, Message: $"{task.Title} calls {string.Join(" and ", code.BuiltIns)} of the library, a finished layer. Write your own with matrix operations or loops; {nameof(Affine)}, {nameof(Relu)} and {nameof(SoftmaxLoss)} may be used.");
}
