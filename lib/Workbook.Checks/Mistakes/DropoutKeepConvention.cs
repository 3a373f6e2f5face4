namespace Workbook.Checks.Mistakes;

/// <summary>p is taken for the probability to keep.</summary>
internal static class DropoutKeepConvention
{
    public static Mistake Mistake { get; } = new("do-p-convention", "p taken as the probability to keep")
    {
        Tasks = ["2.1"],
        Sentence = "The share of zeros is 1 − p: the code keeps a value with probability p, where p is meant to be the probability to drop it.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "With p = 0.1, how many of 100 values should become 0, and how many of 100 uniform numbers lie below 0.1?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (value, p) => value < p, Scale = p => 1 / p }),
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (value, p) => value < p, Scale = p => 1 / p, ScalesZeros = true }),
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (value, p) => value < p }),
        ],
    };
}
