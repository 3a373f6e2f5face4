namespace Workbook.Checks.Mistakes;

/// <summary>Test mode normalizes with the batch's own statistics.</summary>
internal static class BatchNormTestUsesBatch
{
    public static Mistake Mistake { get; } = new("bn-test-uses-batch-stats", "batch statistics at test time")
    {
        Tasks = ["1.3", "1.7"],
        Sentence = "In test mode the batch at hand is normalized with its own mean or variance, not with the running averages.",
        Formula = "test mode: x̂ = (x − running mean) / √(running variance + ε)",
        Question = "What should this layer return in test mode for a batch of one single example, and what does this code return?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { TestStatistics = (_, x) => norm.Statistics(x) }),
            Variant.BatchNorm(norm => norm with { TestStatistics = (state, x) => (norm.Statistics(x).Mean, state.RunningVariance) }),
            Variant.BatchNorm(norm => norm with { TestStatistics = (state, x) => (state.RunningMean, norm.Statistics(x).Variance) }),
        ],
    };
}
