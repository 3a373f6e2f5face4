namespace Workbook.Checks.Mistakes;

/// <summary>Test mode changes the running averages.</summary>
internal static class BatchNormTestUpdates
{
    public static Mistake Mistake { get; } = new("bn-test-updates-running", "running averages changed at test time")
    {
        Tasks = ["1.3"],
        Sentence = "A pass in test mode changes the running averages.",
        Formula = "test mode reads the running averages and leaves them as they are",
        FormulaIsRule = true,
        Question = "Which lines of this code run in both modes, and should each of them?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { UpdatesInTest = true }),
            Variant.BatchNorm(norm => norm with { UpdatesInTest = true, UpdatesFirst = true }),
        ],
    };
}
