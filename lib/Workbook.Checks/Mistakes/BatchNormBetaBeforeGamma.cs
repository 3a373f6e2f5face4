namespace Workbook.Checks.Mistakes;

/// <summary>The shift comes before the scale.</summary>
internal static class BatchNormBetaBeforeGamma
{
    public static Mistake Mistake { get; } = new("bn-beta-before-gamma", "β added before γ multiplies")
    {
        Tasks = ["0.2", "1.3", "1.7", "1.8"],
        Sentence = "β is added first and then multiplied by γ together with x̂.",
        Formula = "y = γ · x̂ + β",
        Question = "What is y where x̂ is 0, by the formula and by this code?",
        Variants = [Variant.BatchNorm(norm => norm with { AroundScaleAndShift = _ => (xHat, gamma, beta) => norm.Scale(norm.Shift(xHat, beta), gamma) })],
    };
}
