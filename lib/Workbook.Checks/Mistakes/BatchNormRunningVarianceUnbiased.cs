namespace Workbook.Checks.Mistakes;

/// <summary>The running variance gathers corrected variances.</summary>
internal static class BatchNormRunningVarianceUnbiased
{
    public static Mistake Mistake { get; } = new("bn-running-var-unbiased", "running variance corrected by N/(N − 1)")
    {
        Tasks = ["1.3", "1.7"],
        Sentence = "The running variance gathers the batch's variance times N/(N − 1), as PyTorch does, and not the variance that the batch was normalized with.",
        Formula = "running variance ← m · running variance + (1 − m) · σ²",
        Question = "Is the variance in the formula of the running average the one that this batch is normalized with, or a corrected one?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance * n / (n - 1.0), n) }),
            Variant.BatchNorm(norm => norm with { Gathered = (mean, variance, n) => norm.Gathered(mean, variance * n / Math.Max(1, n - 1.0), n) }),
        ],
    };
}
