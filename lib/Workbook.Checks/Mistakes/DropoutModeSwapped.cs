namespace Workbook.Checks.Mistakes;

/// <summary>Training and test mode are exchanged.</summary>
internal static class DropoutModeSwapped
{
    public static Mistake Mistake { get; } = new("do-mode-swapped", "training and test mode exchanged")
    {
        Tasks = ["2.1"],
        Sentence = "In training x is passed on unchanged, and in test mode values are dropped.",
        Formula = "training: out = m · x; test mode: out = x",
        Question = "What does the code do when state.Mode is Mode.Train? Follow it from the first line.",
        Variants = [recipe => recipe.WithDropout(dropout => dropout with { Mode = state => state.Mode == Workbook.Mode.Train ? Workbook.Mode.Test : Workbook.Mode.Train })],
    };
}
