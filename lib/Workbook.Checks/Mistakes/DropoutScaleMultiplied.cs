namespace Workbook.Checks.Mistakes;

/// <summary>The mask is multiplied by 1 − p.</summary>
internal static class DropoutScaleMultiplied
{
    public static Mistake Mistake { get; } = new("do-scale-multiplied", "multiplied by 1 − p in training")
    {
        Tasks = ["2.1"],
        Sentence = "In training the values that are kept are multiplied by 1 − p and so become smaller still.",
        Formula = "m = [r ≥ p] / (1 − p)",
        Question = "Dropping makes the expected value smaller already: which factor brings it back to what it was?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { Scale = p => 1 - p })],
    };
}
