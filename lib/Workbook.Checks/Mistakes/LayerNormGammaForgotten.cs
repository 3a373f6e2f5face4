namespace Workbook.Checks.Mistakes;

/// <summary>The scale or the shift is missing.</summary>
internal static class LayerNormGammaForgotten
{
    public static Mistake Mistake { get; } = new("ln-gamma-beta-forgotten", "γ or β is left out")
    {
        Tasks = ["1.9"],
        Sentence = "The output lacks γ, β or both.",
        Formula = "y[i,j] = γ[j]·x̂[i,j] + β[j]",
        Question = "Which of gamma and beta does the line that makes the output read?",
        Variants = [
            Variant.LayerNorm(norm => norm with { ScaleAndShift = (xHat, _, beta) => xHat + beta }),
            Variant.LayerNorm(norm => norm with { ScaleAndShift = (xHat, gamma, _) => xHat.PointwiseMultiply(gamma) }),
            Variant.LayerNorm(norm => norm with { ScaleAndShift = (xHat, _, _) => xHat.Clone() }),
        ],
    };
}
