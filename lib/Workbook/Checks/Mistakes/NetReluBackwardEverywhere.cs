namespace Workbook;

/// <summary>The mask of the ReLU is of something that is never negative.</summary>
internal static class NetReluBackwardEverywhere
{
    public static Mistake Mistake { get; } = new("net-relu-backward-all", "the ReLU's mask is never 0")
    {
        Tasks = ["1.7"],
        Sentence = "Going back, nothing at all passes the ReLU.",
        Formula = "dy = dout where y > 0, and 0 elsewhere",
        Question = "Print the mask of the ReLU for one small batch: which entries are 1?",
        Variants = [Variant.Block(block => block with { ReluBackward = (dout, _) => 0 * dout })],
    };
}
