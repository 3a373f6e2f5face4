namespace Workbook.Checks.Mistakes;

/// <summary>Training normalizes with the running averages.</summary>
internal static class BatchNormTrainUsesRunning
{
    public static Mistake Mistake { get; } = new("bn-train-uses-running", "running averages used in training")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "In training the batch is normalized with the running averages, not with its own mean and variance.",
        Formula = "training: x̂ = (x − μ) / √(σ² + ε) with μ and σ² of this batch",
        Question = "What mean and spread should the columns of x̂ have after a training pass? Whose statistics bring that about?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { TrainStatistics = (state, _) => (state.RunningMean, state.RunningVariance) }),
            Variant.BatchNorm(norm => norm with { TrainStatistics = (state, _) => (state.RunningMean, state.RunningVariance), UpdatesFirst = true }),
            Variant.BatchNorm(norm => norm with { Mode = _ => Workbook.Mode.Test }),
        ],
    };
}
