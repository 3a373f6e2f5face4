namespace Workbook.Checks.Mistakes;

/// <summary>x is divided as it is.</summary>
internal static class BatchNormMeanNotSubtracted
{
    public static Mistake Mistake { get; } = new("bn-mean-not-subtracted", "the mean is not subtracted")
    {
        Tasks = ["1.2", "1.3", "1.7", "1.8"],
        Sentence = "x is divided by the standard deviation without the mean being subtracted first.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "What is the mean of each column of x̂ supposed to be, and what is it in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { AroundNormalize = _ => (x, _, variance, epsilon) => norm.Divide(x, norm.Divisor(variance, norm.Epsilon(epsilon))) }),
        ],
    };
}
