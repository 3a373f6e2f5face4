namespace Workbook.Checks.Mistakes;

/// <summary>ε is added to the root, not under it.</summary>
internal static class BatchNormEpsilonOutside
{
    public static Mistake Mistake { get; } = new("bn-eps-outside", "ε added outside the root")
    {
        Tasks = ["1.2", "1.4c", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "ε is added after the root is taken: √σ² + ε instead of √(σ² + ε).",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "For a column whose variance is 0.000001, how large is the divisor with ε under the root, and how large is it in this code?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Divisor = Outside }),
            Variant.BatchNormIn(Mode.Test, norm => norm with { Divisor = Outside }),
            Variant.BatchNorm(norm => norm with { InverseStdSlope = (variance, epsilon) => Outside(variance, epsilon).Map(root => -0.5 / (root * root * root), Zeros.Include) }),
            Variant.BatchNorm(norm => norm with { BackwardDivisor = Outside }),
            Variant.BatchNorm(norm => norm with { BackwardDivisor = Outside, InverseStdSlope = (variance, epsilon) => Outside(variance, epsilon).Map(root => -0.5 / (root * root * root), Zeros.Include) }),
        ],
    };

    private static Vector<double> Outside(Vector<double> variance, double epsilon) => variance.PointwiseSqrt() + epsilon;
}
