namespace Workbook.Checks.Mistakes;

/// <summary>ReLU is left out.</summary>
internal static class NetReluForgotten
{
    public static Mistake Mistake { get; } = new("net-relu-forgotten", "no ReLU")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "The block returns what batch normalization gives: negative values are still there.",
        Formula = "out = max(0, y)",
        Question = "Which entries of the output are negative, and which should be?",
        Variants = [Variant.Block(block => block with { NoRelu = true })],
    };
}
