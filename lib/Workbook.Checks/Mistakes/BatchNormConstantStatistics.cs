namespace Workbook.Checks.Mistakes;

/// <summary>Only the direct way from x to the output is followed.</summary>
internal static class BatchNormConstantStatistics
{
    public static Mistake Mistake { get; } = new("bn-bwd-constant-stats", "mean and variance treated as constants")
    {
        Tasks = ["1.5", "1.6", "1.7", "1.8"],
        Sentence = "dx follows only the direct way: mean and variance are treated as if they did not depend on x.",
        Formula = "dx = dx̂/√(σ² + ε)  +  the way through σ²  +  the way through μ",
        Question = "When one x changes, which three things in the formula of x̂ change with it?",
        Variants = [Variant.BatchNorm(norm => norm with { VariancePath = (centered, _, _) => 0 * centered, MeanShare = (dmean, _) => 0 * dmean })],
    };
}
