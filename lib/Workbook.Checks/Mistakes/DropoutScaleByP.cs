namespace Workbook.Checks.Mistakes;

/// <summary>The mask is divided by p.</summary>
internal static class DropoutScaleByP
{
    public static Mistake Mistake { get; } = new("do-scale-by-p", "divided by p instead of 1 − p")
    {
        Tasks = ["2.1"],
        Sentence = "The values that are kept are divided by p, the probability to drop.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "With p = 0.1 nearly everything is kept: should the values that are kept grow tenfold, or hardly at all?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Scale = p => 1 / p }),
            recipe => recipe.WithDropout(dropout => dropout with { Scale = p => 1 / p, ScalesZeros = true }),
        ],
    };
}
