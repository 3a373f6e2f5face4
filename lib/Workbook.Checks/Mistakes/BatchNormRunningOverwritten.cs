namespace Workbook.Checks.Mistakes;

/// <summary>The old averages are thrown away.</summary>
internal static class BatchNormRunningOverwritten
{
    public static Mistake Mistake { get; } = new("bn-running-overwritten", "running averages replaced by the last batch's")
    {
        Tasks = ["1.3", "1.7", "1.8"],
        Sentence = "The running averages become the statistics of this batch; nothing of the old ones is kept.",
        Formula = "running ← m · running + (1 − m) · batch",
        Question = "After a hundred batches, how many of them should have a part in the running averages?",
        Variants = [Variant.BatchNorm(norm => norm with { Update = (state, mean, variance, _) => BatchNormRecipe.Mix(state, mean, variance, 0) })],
    };
}
