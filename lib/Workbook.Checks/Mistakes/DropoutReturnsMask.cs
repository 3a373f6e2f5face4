namespace Workbook.Checks.Mistakes;

/// <summary>x is forgotten.</summary>
internal static class DropoutReturnsMask
{
    public static Mistake Mistake { get; } = new("do-returns-mask", "the mask is returned in place of the result")
    {
        Tasks = ["2.1"],
        Sentence = "The result is the mask itself: x does not occur in it.",
        Formula = "out = m · x",
        Question = "Where does x enter the result?",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { Apply = (_, mask) => mask.Clone() })],
    };
}
