namespace Workbook.Checks.Mistakes;

/// <summary>Training drops nothing.</summary>
internal static class DropoutNothingDropped
{
    public static Mistake Mistake { get; } = new("do-nothing-dropped", "nothing is dropped in training")
    {
        Tasks = ["2.1"],
        Sentence = "In training no value becomes 0: the mask has no zeros, or it is not used.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "Which line makes some entries of the mask 0, and which one multiplies x by the mask?",
        Variants =
        [
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (_, _) => true, Scale = _ => 1 }),
            recipe => recipe.WithDropout(dropout => dropout with { Kept = (_, _) => true }),
            // The mask is made and cached, but x is returned.
            recipe => recipe.WithDropout(dropout => dropout with { Apply = (x, _) => x }),
            // Training is treated as test mode.
            recipe => recipe.WithDropout(dropout => dropout with { Mode = _ => Workbook.Mode.Test }),
        ],
    };
}
