namespace Workbook.Checks.Mistakes;

/// <summary>The mode never becomes test.</summary>
internal static class BatchNormModeKey
{
    public static Mistake Mistake { get; } = new("bn-mode-key", "always in training mode")
    {
        Tasks = ["1.3", "1.7"],
        Sentence = "Test mode does the same as training: state.Mode makes no difference.",
        Formula = "state.Mode decides where mean and variance come from, and whether the running averages are updated",
        FormulaIsRule = true,
        Question = "Where does this code read state.Mode, and which lines depend on it?",
        Parts = ["bn-test-uses-batch-stats", "bn-test-updates-running"],
        Variants = [Variant.BatchNorm(norm => norm with { Mode = _ => Workbook.Mode.Train })],
    };
}
