namespace Workbook.Checks.Mistakes;

/// <summary>γ and β are exchanged.</summary>
internal static class BatchNormGammaBetaSwapped
{
    public static Mistake Mistake { get; } = new("bn-gamma-beta-swapped", "γ and β in each other's place")
    {
        Tasks = ["0.2", "1.3", "1.7", "1.8"],
        Sentence = "γ and β stand in each other's place: x̂ is multiplied by β, and γ is added.",
        Formula = "y = γ · x̂ + β",
        Question = "At the start of training γ is 1 and β is 0. What does this code make of x̂ then?",
        Variants = [Variant.BatchNorm(norm => norm with { AroundScaleAndShift = scaleAndShift => (xHat, gamma, beta) => scaleAndShift(xHat, beta, gamma) })],
    };
}
