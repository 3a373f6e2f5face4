namespace Workbook.Checks.Mistakes;

/// <summary>ReLU comes first, batch normalization second.</summary>
internal static class NetNormAfterRelu
{
    public static Mistake Mistake { get; } = new("net-bn-after-relu", "batch normalization after the ReLU")
    {
        Tasks = ["1.7", "1.8"],
        Sentence = "Batch normalization comes after the ReLU instead of before it.",
        Formula = "a = x·W + b;  y = BN(a);  out = max(0, y)",
        Question = "A block ends with a ReLU: can its output be negative? Can it here?",
        Variants = [Variant.Block(block => block with { ReluFirst = true })],
    };
}
