namespace Workbook;

/// <summary>The division by the standard deviation is missing.</summary>
internal static class BatchNormNotDivided
{
    public static Mistake Mistake { get; } = new("bn-std-forgotten", "not divided by the standard deviation")
    {
        Tasks = ["1.2", "1.4d", "1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = "Nothing is divided by the standard deviation here.",
        Formula = "x̂ = (x − μ) / √(σ² + ε)",
        Question = "Two columns, one with spread 1 and one with spread 10: what spread should they have afterwards, and which operation brings that about?",
        Variants =
        [
            Variant.BatchNorm(norm => norm with { Divide = (centered, _) => centered }),
            Variant.BatchNorm(norm => norm with { DirectPath = (dxHat, _) => dxHat }),
        ],
    };
}
